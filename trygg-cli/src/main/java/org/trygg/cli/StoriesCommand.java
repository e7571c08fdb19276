package org.trygg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.trygg.drafting.Draft;
import org.trygg.drafting.Drafting;
import org.trygg.drafting.StoryReader;
import org.trygg.faults.Fault;
import org.trygg.policy.Policy;
import org.trygg.stories.Story;
import org.trygg.vocabulary.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `trygg policy stories`: lists the stories beside a policy's versions, and tells all of them.
///
/// Exit codes: 0 all as told, 1 not so or faults, 2 wrong usage.
@Command(
    name = "stories",
    description = "Lists the life stories of a policy, and checks each against the policy.",
    mixinStandardHelpOptions = true)
final class StoriesCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FOLDER",
      arity = "0..1",
      defaultValue = "${sys:trygg.home:-.}/policies/alleato",
      description = "holds the versions and stories/; default policies/alleato")
  private Path folder = Path.of("");

  @Option(
      names = "--law",
      paramLabel = "DIR",
      defaultValue = "${sys:trygg.home:-.}/law/se",
      description = "the country's dated law data; default law/se")
  private Path law = Path.of("");

  @Option(
      names = "--lang",
      converter = PolicyCommand.ToLanguage.class,
      defaultValue = "sv",
      description = "sv or en, of the titles; default sv")
  private Language language = Language.SV;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var policies = new ArrayList<Policy>();
    var faults = new ArrayList<Fault>();
    for (Path version : versions()) {
      switch (Drafting.read(version, law)) {
        case Draft.Sound sound -> policies.add(sound.policy());
        case Draft.Faulty(List<Fault> found) -> faults.addAll(found);
      }
    }
    List<Path> files = list(folder.resolve("stories"), ".yaml");
    if (files.isEmpty() || (policies.isEmpty() && faults.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(), "The folder holds no version of a policy, or no stories");
    }
    return faults.isEmpty()
        ? tell(files, policies)
        : PolicyCommand.faulty(faults, spec.commandLine().getErr());
  }

  private int tell(List<Path> files, List<Policy> policies) {
    PrintWriter out = spec.commandLine().getOut();
    var faults = new ArrayList<Fault>();
    int asTold = 0;
    for (Path file : files) {
      switch (StoryReader.read(file, policies)) {
        case StoryReader.Read.Faulty(List<Fault> found) -> faults.addAll(found);
        case StoryReader.Read.Sound(Story story) -> {
          boolean same = story.told().stream().allMatch(each -> each.differences().isEmpty());
          asTold += same ? 1 : 0;
          out.println(
              (same ? "  " : "! ") + file.getFileName() + "  " + story.title().in(language));
        }
      }
    }
    out.println(files.size() + " stories, " + asTold + " as told");
    if (!faults.isEmpty()) {
      return PolicyCommand.faulty(faults, spec.commandLine().getErr());
    }
    return asTold == files.size() ? PolicyCommand.SOUND : PolicyCommand.FAULTS;
  }

  private List<Path> versions() {
    return list(folder, "").stream()
        .filter(each -> Files.isRegularFile(each.resolve("policy.yaml")))
        .toList();
  }

  private static List<Path> list(Path from, String ending) {
    if (!Files.isDirectory(from)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(from)) {
      return all.filter(each -> each.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The folder cannot be listed", e);
    }
  }
}
