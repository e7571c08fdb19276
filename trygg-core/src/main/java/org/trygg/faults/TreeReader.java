package org.trygg.faults;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.trygg.faults.Tree.Place;

/// Reads the small part of YAML that policies are written in: mappings, lists and scalars.
///
/// Anchors, aliases, tags and more than one document are faults: a policy is read by people, and
/// what is written once and meant twice is misread.
public final class TreeReader {
  private static final int DEEPEST = 16;

  private final Iterator<Event> events;

  private TreeReader(Iterator<Event> events) {
    this.events = events;
  }

  /// The whole file; empty when it is not such YAML, with the fault added.
  public static Optional<Tree> read(String text, Faults faults) {
    LoadSettings settings = LoadSettings.builder().setLabel("policy").build();
    try {
      return Optional.of(new TreeReader(new Parse(settings).parseString(text).iterator()).file());
    } catch (Unwanted e) {
      faults.add(e.place, FaultRule.YAML_SYNTAX, e.what);
    } catch (MarkedYamlEngineException e) {
      Place place =
          e.getProblemMark().or(e::getContextMark).map(TreeReader::place).orElse(Place.START);
      faults.add(place, FaultRule.YAML_SYNTAX, "this is not YAML: " + e.getProblem());
    } catch (YamlEngineException | NoSuchElementException _) {
      faults.add(
          Place.START, FaultRule.YAML_SYNTAX, "this is not YAML: a character is not allowed");
    }
    return Optional.empty();
  }

  private Tree file() {
    events.next(); // the stream begins
    if (events.next().getEventId() != Event.ID.DocumentStart) {
      throw new Unwanted(Place.START, "the file is empty");
    }
    Tree root = tree(events.next(), 0);
    events.next(); // the document ends
    Event after = events.next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      throw new Unwanted(place(after), "a file holds one document; remove what follows");
    }
    return root;
  }

  private Tree tree(Event event, int depth) {
    Place place = place(event);
    if (depth > DEEPEST) {
      throw new Unwanted(place, "this is nested too deep");
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      throw new Unwanted(place, "anchors and aliases are not used here; write it out");
    }
    return switch (event.getEventId()) {
      case Scalar -> new Tree.Leaf(place, ((ScalarEvent) event).getValue());
      case SequenceStart -> sequence(place, depth);
      case MappingStart -> mapping(place, depth);
      case Alias,
          Comment,
          DocumentEnd,
          DocumentStart,
          MappingEnd,
          SequenceEnd,
          StreamEnd,
          StreamStart ->
          throw new Unwanted(place, "a value is missing");
    };
  }

  private Tree sequence(Place place, int depth) {
    List<Tree> items = new ArrayList<>();
    Event next = events.next();
    while (next.getEventId() != Event.ID.SequenceEnd) {
      items.add(tree(next, depth + 1));
      next = events.next();
    }
    return new Tree.Sequence(place, List.copyOf(items));
  }

  private Tree mapping(Place place, int depth) {
    List<Tree.Pair> pairs = new ArrayList<>();
    Event next = events.next();
    while (next.getEventId() != Event.ID.MappingEnd) {
      if (!(tree(next, depth + 1) instanceof Tree.Leaf key)) {
        throw new Unwanted(place(next), "a key is one word");
      }
      pairs.add(new Tree.Pair(key, tree(events.next(), depth + 1)));
      next = events.next();
    }
    return new Tree.Mapping(place, List.copyOf(pairs));
  }

  private static Place place(Event event) {
    return event.getStartMark().map(TreeReader::place).orElse(Place.START);
  }

  private static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /// YAML, but not of the small part that policies are written in.
  private static final class Unwanted extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Place place;
    private final String what;

    Unwanted(Place place, String what) {
      super(what);
      this.place = place;
      this.what = what;
    }
  }
}
