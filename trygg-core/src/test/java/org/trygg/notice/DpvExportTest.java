package org.trygg.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.trygg.policy.Rule;
import org.trygg.testkit.Promise;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class DpvExportTest {
  private static final PublishedNotice NOTICE =
      Notices.read(LaterVersion.project().resolve("policies"), LaterVersion.law()).all().getFirst();
  private static final String BASE = "https://www.alleato.se/gdpr/2018-09-01";
  private static final String TEXT = DpvExport.of(NOTICE);

  @Test
  void itIsTheSameEveryTime() {
    assertThat(DpvExport.of(NOTICE)).isEqualTo(TEXT);
    assertThat(ProcessingRecordJson.of(NOTICE)).isEqualTo(ProcessingRecordJson.of(NOTICE));
  }

  @Test
  @Promise("P46")
  void everyRuleIsThereUnderAnIriOfItsOwn() {
    var rules = new TreeSet<String>();
    NOTICE.policy().rules().keySet().forEach(id -> rules.add(BASE + "/rules#" + id));

    assertThat(ids(0)).containsAll(rules);
  }

  @Test
  void whatIsReferredToIsThereOrInTheVocabulary() {
    Set<String> defined = ids(0);

    assertThat(ids(1))
        .isNotEmpty()
        .allMatch(iri -> defined.contains(iri) || iri.startsWith("dpv:"));
  }

  @Test
  void everyPrefixUsedIsDeclared() {
    var prefixes = new TreeSet<String>();
    Pattern.compile("\"(dpv|gdpr|dct|rdfs|xsd|pd|eu|se):[A-Za-z]")
        .matcher(TEXT)
        .results()
        .forEach(each -> prefixes.add(each.group(1)));

    assertThat(prefixes).allMatch(each -> TEXT.contains("\"" + each + "\" : \"http"));
  }

  @Test
  void eachUseOfTheRecordIsAProcessWithPurposeBasisAndDuration() {
    long uses =
        ProcessingRecord.of(NOTICE.policy()).activities().stream()
            .mapToLong(each -> each.uses().size())
            .sum();

    for (String property :
        new String[] {"dpv:hasPurpose", "dpv:hasLegalBasis", "dpv:hasStorageCondition"}) {
      assertThat(Pattern.compile("\"" + property + "\"").matcher(TEXT).results().count())
          .isEqualTo(uses);
    }
  }

  @Test
  void theRecordInJsonNamesEveryCategoryAndMeasure() {
    String record = ProcessingRecordJson.of(NOTICE);

    for (Rule rule : NOTICE.policy().rules().values()) {
      if (rule instanceof Rule.OfCategory || rule instanceof Rule.OfMeasure) {
        assertThat(record).contains("\"" + rule.id() + "\"");
      }
    }
    assertThat(record).contains(NOTICE.hash());
  }

  /// The IRIs of the nodes of the graph (0), or those that they refer to (1).
  private static Set<String> ids(int depth) {
    var ids = new HashSet<String>();
    try (JsonParser in = new JsonFactory().createParser(ObjectReadContext.empty(), TEXT)) {
      int level = 0;
      while (in.nextToken() != null) {
        JsonToken token = in.currentToken();
        if (token == JsonToken.START_OBJECT) {
          level++;
        } else if (token == JsonToken.END_OBJECT) {
          level--;
        } else if (token == JsonToken.PROPERTY_NAME && in.currentName().equals("@id")) {
          in.nextToken();
          if (level == 2 + depth) {
            ids.add(in.getString());
          }
        }
      }
    }
    return ids;
  }
}
