package org.trygg.server;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.trygg.server.database.PostgresLead;
import org.trygg.server.jobs.Jobs;
import org.trygg.server.jobs.RecurringJob;

/// The jobs: every bean of type [RecurringJob] is one. They start when the program is ready.
@Configuration(proxyBeanMethods = false)
class JobsWiring {
  @Bean(destroyMethod = "close")
  Jobs jobs(ObjectProvider<RecurringJob> jobs, DataSource database) {
    return new Jobs(jobs.orderedStream().toList(), new PostgresLead(database));
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> startOfJobs(Jobs jobs) {
    return _ -> jobs.start();
  }
}
