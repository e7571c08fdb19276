package org.trygg.server.api;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Set;
import org.trygg.server.problem.Problem;
import tools.jackson.databind.JsonNode;

/// The description of the API: what the doors say of themselves in Java, and what they cannot say
/// there. Standard: OpenAPI 3.1.
public final class ApiDocument {
  /// Where it is read.
  public static final String PATH = "/api/v1/openapi";

  private static final String BEARER = "bearer";
  private static final String PROBLEM = "Problem";

  /// The doors that want no token.
  private static final Set<String> OPEN = Set.of("/api/v1/staff-tokens", PATH, PATH + ".yaml");

  /// Header fields that OpenAPI tells in other places, and wants left out of the parameters.
  private static final Set<String> ELSEWHERE = Set.of("Accept", "Content-Type", "Authorization");

  private static final String ABOUT =
      """
      The doors of Trygg for other programs. Each door asks the policy in force before it opens, \
      and every answer about a data subject has an entry in the processing log.

      Machines carry a token that was registered for them, staff one from `/api/v1/staff-tokens`; \
      staff name the case within which they act in the header `Trygg-Case`. A door that stays \
      closed answers with problem details (RFC 9457), which never repeat what was sent.\
      """;

  private final JsonNode examples;

  /// @param examples by address and media type, a request that the door understands
  public ApiDocument(JsonNode examples) {
    this.examples = examples;
  }

  /// What no door says: title, version and how to prove who one is.
  public static OpenAPI frame(String version) {
    var bearer = new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(BEARER);
    return new OpenAPI()
        .info(
            new Info()
                .title("Trygg")
                .description(ABOUT)
                .version(version)
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .servers(List.of(new Server().url("/")))
        .components(new Components().addSecuritySchemes(BEARER, bearer))
        .addSecurityItem(new SecurityRequirement().addList(BEARER));
  }

  /// Adds to the doors that were found what their Java does not tell.
  public void complete(OpenAPI document) {
    ModelConverters.getInstance(true)
        .readAll(Problem.class)
        .forEach(document.getComponents()::addSchemas);
    document.path(PATH, itself("This description, as JSON", "application/json"));
    document.path(
        PATH + ".yaml", itself("This description, as YAML", "application/vnd.oai.openapi"));
    document.getPaths().forEach(this::complete);
  }

  private void complete(String path, PathItem doors) {
    for (Operation door : doors.readOperations()) {
      door.getResponses()
          .addApiResponse(
              "default",
              answer("Problem details, RFC 9457", "application/problem+json", reference()));
      if (door.getParameters() != null) {
        door.getParameters().removeIf(each -> ELSEWHERE.contains(each.getName()));
      }
      if (OPEN.contains(path)) {
        door.setSecurity(List.of());
      }
      if (examples.has(path)) {
        door.setRequestBody(body(examples.get(path)));
      }
    }
  }

  private static RequestBody body(JsonNode byMediaType) {
    var content = new Content();
    byMediaType
        .properties()
        .forEach(each -> content.addMediaType(each.getKey(), example(each.getValue())));
    return new RequestBody().required(true).content(content);
  }

  private static MediaType example(JsonNode example) {
    Schema<?> schema = new Schema<>();
    schema.addType(example.isString() ? "string" : example.isArray() ? "array" : "object");
    return new MediaType().schema(schema).example(plain(example));
  }

  /// As the library of the document wants it, which is made on another Jackson.
  private static Object plain(JsonNode example) {
    if (example.isString()) {
      return example.asString();
    }
    try {
      return io.swagger.v3.core.util.Json31.mapper().readTree(example.toString());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("The examples are JSON", e);
    }
  }

  private static PathItem itself(String summary, String type) {
    Schema<?> schema = new Schema<>();
    schema.addType("object");
    var responses = new ApiResponses().addApiResponse("200", answer("OK", type, schema));
    return new PathItem().get(new Operation().summary(summary).responses(responses));
  }

  private static Schema<?> reference() {
    return new Schema<>().$ref("#/components/schemas/" + PROBLEM);
  }

  private static ApiResponse answer(String description, String type, Schema<?> schema) {
    var content = new Content().addMediaType(type, new MediaType().schema(schema));
    return new ApiResponse().description(description).content(content);
  }
}
