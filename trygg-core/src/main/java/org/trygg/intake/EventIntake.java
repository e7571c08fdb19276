package org.trygg.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.trygg.forms.Flaw;
import org.trygg.gate.Gate;
import org.trygg.passage.Happening;
import org.trygg.passage.Requester;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Source;

/// Takes in events that other programs send, as CloudEvents; each once, by its source and id.
///
/// Events are taken 1,000 at a time, each time in one transaction, together with what others have
/// sent: what has an outcome is durable, and what was sent again gets the outcome of the first
/// time.
public final class EventIntake {
  private static final int CHUNK = 1_000;
  private static final Source SERVICE_USE = Source.of("service-use");

  private final Gate gate;
  private final Taking taking;
  private final MessageKey.Blinding blinding;

  public EventIntake(Gate gate, Taking taking, MessageKey.Blinding blinding) {
    this.gate = gate;
    this.taking = taking;
    this.blinding = blinding;
  }

  /// Reads and takes in all events of the stream, and tells the outcome of each, in order.
  ///
  /// @throws IOException if the stream cannot be read; what has been told stays
  public void take(Requester by, InputStream in, EventForm form, Consumer<EventOutcome> told)
      throws IOException {
    var waiting = new ArrayList<EventReader.Read>();
    EventReader.read(
        in,
        form,
        read -> {
          waiting.add(read);
          if (waiting.size() == CHUNK) {
            flush(by, waiting, told);
          }
        });
    flush(by, waiting, told);
  }

  private void flush(Requester by, List<EventReader.Read> waiting, Consumer<EventOutcome> told) {
    List<EventReader.Read> checked = waiting.stream().map(this::checked).toList();
    waiting.clear();
    List<Arrival> arrivals =
        checked.stream()
            .flatMap(read ->
                read instanceof EventReader.Read.Event(_, var event)
                    ? List.of(arrival(event)).stream()
                    : List.<Arrival>of().stream())
            .toList();
    var taken = taking.take(by, arrivals).iterator();
    for (EventReader.Read read : checked) {
      told.accept(
          switch (read) {
            case EventReader.Read.Malformed(long at, var flaw) ->
                new EventOutcome.Malformed(at, flaw);
            case EventReader.Read.Event(long at, _) -> outcome(at, taken.next());
          });
    }
  }

  private static EventOutcome outcome(long at, Taking.Taken taken) {
    return taken.isDuplicate()
        ? new EventOutcome.Duplicate(at, taken.receipt())
        : new EventOutcome.New(at, taken.receipt());
  }

  /// A source that the policy does not give for the category is a flaw: whoever hands in data says
  /// truly where it came from, or not at all.
  private EventReader.Read checked(EventReader.Read read) {
    if (read instanceof EventReader.Read.Event(long at, CloudEvent event)
        && event.data().from().isPresent()
        && !sources(event.data().category()).contains(event.data().from().get())) {
      return new EventReader.Read.Malformed(at, new Flaw("/data/from", Flaw.Rule.SOURCE));
    }
    return read;
  }

  private Set<Source> sources(Category category) {
    return gate.policy().category(category).map(Rule.OfCategory::sources).orElse(Set.of());
  }

  private Arrival arrival(CloudEvent event) {
    Arrival.About about =
        switch (event.about()) {
          case CloudEvent.About.Known(var subject) ->
              new Arrival.About(Optional.of(subject), List.of());
          case CloudEvent.About.Led(var identifier) ->
              new Arrival.About(Optional.empty(), List.of(identifier));
        };
    CloudEvent.Data data = event.data();
    return new Arrival(
        MessageKey.of(blinding, event.name().source(), event.name().id()),
        about,
        data.category(),
        new Arrival.Origin(data.from().orElseGet(() -> source(data.category())), data.service()),
        Happening.of(event.time(), event.type(), data.fields()));
  }

  private Source source(Category category) {
    Set<Source> all = sources(category);
    return all.isEmpty() || all.contains(SERVICE_USE)
        ? SERVICE_USE
        : all.stream().sorted().findFirst().orElse(SERVICE_USE);
  }
}
