package org.trygg.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.VerifyingKey;
import org.trygg.proof.WitnessKey;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Reads the keys and checkpoints that a command was given; what is wrong with them is a wrong
/// call.
final class Keys {
  private Keys() {}

  static VerifyingKey log(CommandSpec command, String text) {
    return read(command, () -> VerifyingKey.parse(text));
  }

  static Set<WitnessKey> witnesses(CommandSpec command, List<String> texts) {
    return read(
        command,
        () -> texts.stream().map(WitnessKey::parse).collect(Collectors.toUnmodifiableSet()));
  }

  static SignedCheckpoint checkpoint(CommandSpec command, Path file) throws IOException {
    String note = Files.readString(file);
    return read(command, () -> SignedCheckpoint.parse(note));
  }

  static ParameterException wrong(CommandSpec command, String text) {
    return new ParameterException(command.commandLine(), text);
  }

  /// Reads what was given; a fault in it is a wrong call.
  static <T> T read(CommandSpec command, Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }
}
