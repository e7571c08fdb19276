package org.trygg.server;

import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.InputStream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.trygg.server.api.ApiDocument;
import tools.jackson.databind.json.JsonMapper;

/// The description of the API, made of the doors themselves when somebody first asks for it.
@Configuration(proxyBeanMethods = false)
class OpenApiWiring {
  /// The version of the API, as in its addresses.
  private static final String VERSION = "1";

  @Bean
  OpenAPI openApi() {
    return ApiDocument.frame(VERSION);
  }

  /// Two doors may be called the same in their classes, and not in the description.
  @Bean
  OperationCustomizer namesOfDoors() {
    return (door, method) ->
        door.operationId(method.getBeanType().getSimpleName() + "." + method.getMethod().getName());
  }

  @Bean
  OpenApiCustomizer openApiDoors(JsonMapper json) throws IOException {
    try (InputStream examples = new ClassPathResource("openapi/examples.json").getInputStream()) {
      return new ApiDocument(json.readTree(examples))::complete;
    }
  }
}
