package org.trygg.server.intake;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.trygg.server.api.AskedBy;

/// A door at which something new about a subject is told, at the path.
@RequestMapping(method = RequestMethod.POST, consumes = MediaType.APPLICATION_JSON_VALUE)
@ApiResponse(
    responseCode = "201",
    content = @Content(schema = @Schema(implementation = CustomerAnswers.Taken.class)))
@Parameter(
    name = "subject",
    in = ParameterIn.PATH,
    required = true,
    schema = @Schema(type = "string", format = "uuid"))
@Parameter(
    name = AskedBy.CASE,
    in = ParameterIn.HEADER,
    schema = @Schema(type = "string", format = "uuid"))
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Adds {
  @AliasFor(annotation = RequestMapping.class, attribute = "path")
  String value();
}
