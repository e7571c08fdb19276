package org.trygg.server;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.ITemplateEngine;
import org.trygg.server.pages.NoticeFiles;
import org.trygg.server.pages.NoticePage;
import org.trygg.server.pages.PageLocales;
import org.trygg.server.pages.PageSites;
import org.trygg.server.pages.PromiseTests;
import org.trygg.server.pages.PublicPages;

/// The pages that anybody may read, and how pages speak the reader's language.
@Configuration(proxyBeanMethods = false)
@Import({NoticePage.class, NoticeFiles.class})
class NoticeWiring {
  @Bean
  PromiseTests promiseTests() {
    return PromiseTests.packaged();
  }

  @Bean
  PublicPages publicPages(ITemplateEngine templates) {
    return new PublicPages(templates);
  }

  @Bean
  LocaleResolver localeResolver() {
    return new PageLocales();
  }

  @Bean
  WebMvcConfigurer pageSites() {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PageSites());
      }
    };
  }
}
