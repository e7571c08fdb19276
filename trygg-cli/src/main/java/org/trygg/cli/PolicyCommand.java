package org.trygg.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.trygg.drafting.Coverage;
import org.trygg.drafting.Coverage.Cover;
import org.trygg.drafting.Draft;
import org.trygg.drafting.Drafting;
import org.trygg.drafting.JsonSchema;
import org.trygg.drafting.StoryReader;
import org.trygg.faults.Fault;
import org.trygg.policy.Policy;
import org.trygg.stories.Answer;
import org.trygg.stories.Story;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.Purpose;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `trygg policy`: checks and explains a policy folder.
///
/// Exit codes: 0 sound, 1 faults, 2 wrong usage.
@Command(
    name = "policy",
    description = "Checks and explains a policy folder.",
    mixinStandardHelpOptions = true,
    subcommands = {
      PolicyCommand.Check.class,
      PolicyCommand.Explain.class,
      StoriesCommand.class,
      PolicyCommand.Schema.class
    })
public final class PolicyCommand implements Runnable {
  static final int SOUND = 0;
  static final int FAULTS = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: check, explain, stories or schema");
  }

  /// The folder that a command is about, and the law it is read against.
  static final class Folder {
    @Parameters(paramLabel = "FOLDER", description = "such as policies/alleato/2018-09-01")
    private Path folder = Path.of("");

    @Option(
        names = "--law",
        paramLabel = "DIR",
        defaultValue = "${sys:trygg.home:-.}/law/se",
        description = "the country's dated law data; default law/se")
    private Path law = Path.of("");

    Draft read() {
      return Drafting.read(folder, law);
    }
  }

  /// Says how many promises have a rule, or everything that is wrong.
  @Command(
      name = "check",
      description = "Checks the folder both ways: promises and rules.",
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {
    @Mixin private Folder folder = new Folder();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      return switch (folder.read()) {
        case Draft.Sound sound -> sound(sound, spec.commandLine().getOut());
        case Draft.Faulty(List<Fault> faults) -> faulty(faults, spec.commandLine().getErr());
      };
    }

    private static int sound(Draft.Sound sound, PrintWriter out) {
      out.println(RuleText.counts(sound));
      return SOUND;
    }
  }

  /// Says for each category and purpose on which basis, until when and by which promises.
  @Command(
      name = "explain",
      description = "Explains what may be used for what, why and until when.",
      mixinStandardHelpOptions = true)
  static final class Explain implements Callable<Integer> {
    @Mixin private Folder folder = new Folder();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
        names = "--category",
        converter = ToCategory.class,
        description = "only this category, such as ip-log")
    private Optional<Category> category = Optional.empty();

    @Option(
        names = "--purpose",
        converter = ToPurpose.class,
        description = "only this purpose and those within it")
    private Optional<Purpose> purpose = Optional.empty();

    @Option(
        names = "--story",
        paramLabel = "FILE",
        description = "tells a story, such as policies/alleato/stories/01-customer-leaves.yaml")
    private Optional<Path> story = Optional.empty();

    @Option(
        names = "--lang",
        converter = ToLanguage.class,
        defaultValue = "sv",
        description = "sv or en; default sv")
    private Language language = Language.SV;

    @Override
    public Integer call() {
      return switch (folder.read()) {
        case Draft.Sound sound ->
            story.map(file -> tell(file, sound.policy())).orElseGet(() -> explain(sound.policy()));
        case Draft.Faulty(List<Fault> faults) -> faulty(faults, spec.commandLine().getErr());
      };
    }

    private int tell(Path file, Policy policy) {
      return switch (StoryReader.read(file, List.of(policy))) {
        case StoryReader.Read.Faulty(var faults) -> faulty(faults, spec.commandLine().getErr());
        case StoryReader.Read.Sound(Story told) -> {
          List<Answer> answers = told.told();
          spec.commandLine().getOut().println(new StoryText(language).of(told, answers));
          yield answers.stream().allMatch(each -> each.differences().isEmpty()) ? SOUND : FAULTS;
        }
      };
    }

    private int explain(Policy policy) {
      List<Cover> covers = Coverage.of(policy).covers().stream().filter(this::isAskedFor).toList();
      if (covers.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(), "The policy has no such category or no such purpose");
      }
      RuleText text = new RuleText(language);
      covers.forEach(cover -> spec.commandLine().getOut().println(text.of(cover)));
      return SOUND;
    }

    private boolean isAskedFor(Cover cover) {
      return category.filter(c -> !c.equals(cover.category())).isEmpty()
          && purpose.filter(p -> !cover.purpose().isWithin(p)).isEmpty();
    }
  }

  private static final class ToCategory implements ITypeConverter<Category> {
    @Override
    public Category convert(String text) {
      return parsed(text, Category::of);
    }
  }

  private static final class ToPurpose implements ITypeConverter<Purpose> {
    @Override
    public Purpose convert(String text) {
      return parsed(text, Purpose::of);
    }
  }

  static final class ToLanguage implements ITypeConverter<Language> {
    @Override
    public Language convert(String text) {
      return Arrays.stream(Language.values())
          .filter(language -> language.tag().equals(text))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException("a language is sv or en"));
    }
  }

  private static <T> T parsed(String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(Optional.ofNullable(e.getMessage()).orElse(""));
    }
  }

  /// Prints the JSON Schema of policy files.
  @Command(
      name = "schema",
      description = "Prints the JSON Schema of policy files.",
      mixinStandardHelpOptions = true)
  static final class Schema implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      spec.commandLine().getOut().print(JsonSchema.ofPolicyFiles());
      spec.commandLine().getOut().flush();
    }
  }

  static int faulty(List<Fault> faults, PrintWriter err) {
    faults.forEach(err::println);
    err.println(faults.size() == 1 ? "1 fault" : faults.size() + " faults");
    return FAULTS;
  }
}
