package org.trygg.forms;

/// What is wrong with something that was handed in: where, which rule, and how to mend it; never
/// the value.
///
/// @param pointer the place, RFC 6901; the whole is the empty text
public record Flaw(String pointer, Rule rule) {
  /// The rule that was broken, with a fixed text that says how to mend it.
  public enum Rule {
    JSON("write valid JSON in UTF-8, nested at most 8 deep, no name twice"),
    TOO_LARGE("hand in less at once: an event has at most 256 KiB"),
    OBJECT("write a JSON object"),
    MISSING("give the value; it is required"),
    TEXT("write a text of 1 to 1,024 characters"),
    LIST("write an array of texts"),
    UNKNOWN("leave it out, or check its spelling: there is no such member here"),
    SPEC_VERSION("write \"1.0\", the version of CloudEvents that is read here"),
    CONTENT_TYPE("write \"application/json\", or leave it out"),
    BASE64("write data as JSON; data_base64 is not read"),
    PSEUDONYM("write the subject's pseudonym, a UUID; never who it is"),
    ONE_OF_TWO("give either subject or data.identifier, and not both"),
    TIME("write an RFC 3339 time between 1970 and 2199, such as 2026-05-17T12:00:00Z"),
    PAST("write a moment that has been, from 1970 on, such as 2026-05-17T12:00:00Z"),
    TYPE("write letters, digits and - _ . only, a letter first, at most 64"),
    WORD("write lower-case words joined by hyphens"),
    IDENTIFIER("give kind and value of an identifier of that kind"),
    SOURCE("name a source that the policy gives for the category"),
    CATEGORY("name a category of what customers tell or are"),
    SERVICE("name a service of the policy"),
    PURPOSE("name a purpose of the policy"),
    FIELDS(
        "write fields by name, letters, digits and - _ . only: at most 200 scalars, well-formed text"),
    FIELD("name a field of the category"),
    NUMBER("write a decimal number"),
    DATE("write a date such as 2026-05-17"),
    COMING_DAY("write a day after today, on which it is over"),
    FLAG("write true or false"),
    PERSONNUMMER("write a Swedish personal identity number with 12 digits, checked by its last"),
    EMAIL("write a mail address"),
    PHONE("write a telephone number with its country, such as +46701740605"),
    HARDWARE_ADDRESS("write six octets with colons"),
    IP_ADDRESS("write an IPv4 or IPv6 address"),
    PORT("write a port from 0 to 65535, or leave it out"),
    PASSWORD_HASH("give a hash of bcrypt, or of Argon2 or PBKDF2 in PHC form; never a password"),
    ORDER_OF_DAYS("let the later day not come before the earlier"),
    CHOICE("write one of the words that the description gives");

    private final String mend;

    Rule(String mend) {
      this.mend = mend;
    }

    /// How to mend it, in words.
    public String mend() {
      return mend;
    }
  }
}
