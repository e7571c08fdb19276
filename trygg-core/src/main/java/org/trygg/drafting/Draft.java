package org.trygg.drafting;

import java.util.List;
import java.util.Map;
import org.trygg.calendar.WorkingDays;
import org.trygg.faults.Fault;
import org.trygg.policy.Policy;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.RuleId;
import org.trygg.vocabulary.Words;

/// What reading a policy folder came to: a policy, or everything that is wrong with it.
public sealed interface Draft {
  /// A policy without faults.
  ///
  /// @param notice the notice in each language
  /// @param wordings for each rule that asks for consent, the words with which consent is asked
  /// @param workingDays of the country whose law data it was read against
  record Sound(
      Policy policy,
      Map<Language, NoticeText> notice,
      Map<RuleId, Words> wordings,
      WorkingDays workingDays)
      implements Draft {
    public Sound {
      notice = Map.copyOf(notice);
      wordings = Map.copyOf(wordings);
    }
  }

  /// A folder with faults, which is no policy.
  ///
  /// @param faults by file, line and column; never empty
  record Faulty(List<Fault> faults) implements Draft {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }
}
