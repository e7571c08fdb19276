package org.trygg.server;

import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.trygg.server.api.HealthApi;
import org.trygg.server.api.MetricsApi;
import org.trygg.server.api.StaffTokenApi;
import org.trygg.server.pages.ProblemPage;
import org.trygg.server.pages.StaffPage;
import org.trygg.server.pages.StartPage;
import org.trygg.server.problem.BodyLimit;
import org.trygg.server.problem.ErrorDoor;
import org.trygg.server.problem.FaultFilter;
import org.trygg.server.problem.ProblemWriter;
import org.trygg.server.problem.Problems;
import org.trygg.server.settings.Settings;
import tools.jackson.databind.json.JsonMapper;

/// The doors, by name, and the filters before them.
@Configuration(proxyBeanMethods = false)
@Import({
  ErrorDoor.class,
  HealthApi.class,
  MetricsApi.class,
  Problems.class,
  StaffTokenApi.class,
  ProblemPage.class,
  StaffPage.class,
  StartPage.class
})
class WebWiring {
  private static final long KIB = 1024;

  @Bean
  ProblemWriter problemWriter(JsonMapper json) {
    return new ProblemWriter(json);
  }

  @Bean
  FilterRegistrationBean<FaultFilter> faultFilter(ProblemWriter problems) {
    return first(new FaultFilter(problems), 0);
  }

  @Bean
  FilterRegistrationBean<BodyLimit> bodyLimit(Settings settings, ProblemWriter problems) {
    return first(new BodyLimit(settings.server().door().largestBodyKib() * KIB, problems), 1);
  }

  private static <F extends Filter> FilterRegistrationBean<F> first(F filter, int place) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
    return registration;
  }
}
