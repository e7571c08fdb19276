package org.trygg.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JsonSchemaTest {
  private static final Path FILE = Copy.root().resolve("policies/policy.schema.json");

  @Test
  void thePublishedSchemaIsWhatTheReaderTakes() throws IOException {
    assertThat(Files.readString(FILE))
        .as("write it anew with: ./trygg policy schema > policies/policy.schema.json")
        .isEqualTo(JsonSchema.ofPolicyFiles());
  }

  @Test
  void thePolicyFileNamesItsSchema() throws IOException {
    String first = Files.readAllLines(Copy.ALLEATO.resolve("policy.yaml")).getFirst();
    String schema = first.replace("# yaml-language-server: $schema=", "");

    assertThat(Copy.ALLEATO.resolve(schema).normalize()).isEqualTo(FILE);
  }
}
