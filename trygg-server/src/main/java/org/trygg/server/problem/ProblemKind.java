package org.trygg.server.problem;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.trygg.vocabulary.Words;

/// The kinds of problem that a door of Trygg answers with; each has a page that explains it.
public enum ProblemKind {
  MALFORMED_REQUEST(
      400,
      "Malformed request",
      new Words("Begäran går inte att läsa", "The request cannot be read"),
      new Words(
          "Begäran är felaktigt formad: till exempel är innehållet inte giltig JSON, ett fält är"
              + " okänt eller saknas, eller har en adress fel form. Rätta den och försök igen.",
          "The request is malformed: its content is not valid JSON, say, or a field is unknown or"
              + " missing, or an address has the wrong form. Mend it and try again.")),
  NOT_SIGNED_IN(
      401,
      "Not signed in",
      new Words("Du är inte inloggad", "You are not signed in"),
      new Words(
          "Sidan eller tjänsten kräver ett giltigt lösenord eller en giltig nyckel. Den som gavs"
              + " saknas, är fel eller har slutat gälla.",
          "The page or service asks for a valid password or token. The one given is missing, wrong"
              + " or has expired.")),
  NOT_ALLOWED(
      403,
      "Not allowed",
      new Words("Du får inte göra detta", "You may not do this"),
      new Words(
          "Den som frågar är känd men har inte rätt att gå in genom den här dörren.",
          "Whoever asks is known, but has no right to enter by this door.")),
  NOT_FOUND(
      404,
      "Not found",
      new Words("Sidan finns inte", "There is no such page"),
      new Words(
          "På adressen finns ingenting som den som frågar får se.",
          "At this address there is nothing that whoever asks may see.")),
  METHOD_NOT_ALLOWED(
      405,
      "Method not allowed",
      new Words("Metoden går inte att använda", "The method cannot be used"),
      new Words(
          "Adressen finns, men inte för den metod som användes. Svarets fält Allow säger vilka.",
          "The address exists, but not for the method used. The field Allow of the answer says"
              + " which.")),
  NOT_ACCEPTABLE(
      406,
      "Not acceptable",
      new Words("Formatet finns inte", "The format does not exist"),
      new Words(
          "Svaret finns inte i något av de format som begärdes.",
          "The answer exists in none of the formats asked for.")),
  CONFLICT(
      409,
      "Conflict",
      new Words("Uppgiften finns redan", "That is there already"),
      new Words(
          "Det som skulle läggas till finns redan. Vad som finns sägs inte här: sök på det först.",
          "What was to be added is there already. What is there is not told here: look for it"
              + " first.")),
  NOT_NOW(
      409,
      "Not now",
      new Words("Steget kan inte tas nu", "The step cannot be taken now"),
      new Words(
          "Ärendet står inte så att steget leder vidare, eller något saknas för det: en andra"
              + " person, ett skäl som bär, eller tid. Fältet reasonCode säger vad.",
          "The case does not stand so that the step leads on, or something lacks for it: a second"
              + " person, a reason that carries it, or time. The field reasonCode says what.")),
  TOO_LARGE(
      413,
      "Too large",
      new Words("Innehållet är för stort", "The content is too large"),
      new Words(
          "Innehållet är större än dörren tar emot. Dela upp det i flera begäranden.",
          "The content is larger than the door takes. Divide it into several requests.")),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "Unsupported media type",
      new Words("Formatet går inte att läsa", "The format cannot be read"),
      new Words(
          "Innehållet har ett format som dörren inte läser. Se fältet Content-Type.",
          "The content has a format that the door does not read. See the field Content-Type.")),
  REFUSED_BY_POLICY(
      403,
      "Refused by the policy",
      new Words("Integritetspolicyn säger nej", "The notice says no"),
      new Words(
          "En regel i policyn säger nej. Fältet reasonCode säger varför, och ledgerId är kvittot i"
              + " behandlingsloggen.",
          "A rule of the policy says no. The field reasonCode says why, and ledgerId is the receipt"
              + " in the processing log.")),
  NO_RULE(
      403,
      "No rule allows this",
      new Words("Ingen regel säger ja", "No rule says yes"),
      new Words(
          "Ingen regel i policyn tillåter det begärda, och därför är svaret nej. En"
              + " dataskyddsansvarig ser över luckan.",
          "No rule of the policy allows what was asked, hence the answer is no. A privacy officer"
              + " will look into the gap.")),
  FAULT(
      500,
      "Fault in Trygg",
      new Words("Ett fel i Trygg", "A fault in Trygg"),
      new Words(
          "Något gick fel i programmet. Ingenting av begäran har sparats. Felet är loggat utan"
              + " personuppgifter; försök igen om en stund.",
          "Something went wrong in the program. Nothing of the request was kept. The fault is"
              + " logged without personal data; try again in a while.")),
  UNAVAILABLE(
      503,
      "Unavailable",
      new Words("Tjänsten är stängd just nu", "The service is closed just now"),
      new Words(
          "Trygg kan inte svara just nu, till exempel för att databasen inte nås. Försök igen om en"
              + " stund.",
          "Trygg cannot answer just now, because the database cannot be reached, say. Try again in"
              + " a while."));

  private final int status;
  private final String title;
  private final String headingSv;
  private final String headingEn;
  private final String explanationSv;
  private final String explanationEn;

  ProblemKind(int status, String title, Words heading, Words explanation) {
    this.status = status;
    this.title = title;
    this.headingSv = heading.sv();
    this.headingEn = heading.en();
    this.explanationSv = explanation.sv();
    this.explanationEn = explanation.en();
  }

  /// The kind with that slug, such as `not-found`.
  public static Optional<ProblemKind> ofSlug(String slug) {
    return Stream.of(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
  }

  /// The kind that says what an HTTP status says, and no more.
  static ProblemKind ofStatus(int status) {
    return switch (status) {
      case 401 -> NOT_SIGNED_IN;
      case 403 -> NOT_ALLOWED;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 409 -> CONFLICT;
      case 413 -> TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 503 -> UNAVAILABLE;
      default -> status >= 400 && status < 500 ? MALFORMED_REQUEST : FAULT;
    };
  }

  public int status() {
    return status;
  }

  /// The title in the API, the same in every answer.
  public String title() {
    return title;
  }

  /// The last part of the address of its page.
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The address of its page, which names the kind for ever.
  public URI type() {
    return URI.create("/problems/" + slug());
  }

  public Words heading() {
    return new Words(headingSv, headingEn);
  }

  public Words explanation() {
    return new Words(explanationSv, explanationEn);
  }
}
