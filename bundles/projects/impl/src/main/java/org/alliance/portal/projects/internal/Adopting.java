package org.alliance.portal.projects.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.projects.api.Adoption;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.store.AdoptionStore;
import org.alliance.portal.projects.internal.store.AdoptionStore.Known;
import org.alliance.portal.projects.internal.store.InitiativeStore;
import org.alliance.portal.projects.internal.store.Stored;

/** Who adapted what; whoever calls has asked whether one may. */
final class Adopting {
  /** Longest text about what was changed. */
  static final int CHANGES = 2_000;

  /** Longest chain of adoptions, and most initiatives above one. */
  static final int DEPTH = 20;

  /** What no database takes. */
  private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}&&[^\t\n\r]]|\\p{Cs}");

  private static final int ABOVE = 500;
  private static final String SOURCE = "source";

  private final Database database;
  private final InitiativeStore store;
  private final AdoptionStore adoptions;
  private final ChangeLog changes;
  private final AdoptionLetters letters;
  private final Access access;
  private final IdGenerator ids;
  private final Clock clock;

  Adopting(
      Database database,
      InitiativeStore store,
      AdoptionStore adoptions,
      ChangeLog changes,
      AdoptionLetters letters,
      Access access,
      IdGenerator ids,
      Clock clock) {
    this.database = database;
    this.store = store;
    this.adoptions = adoptions;
    this.changes = changes;
    this.letters = letters;
    this.access = access;
    this.ids = ids;
    this.clock = clock;
  }

  Adoption adopt(Id adopter, Id source, String typed) {
    String text = typed == null ? "" : NO_TEXT.matcher(typed).replaceAll("").strip();
    check(adopter, source, text);
    return database.transaction(
        () -> {
          // Both, in one order: whoever ties one of them into another chain waits.
          Id first = adopter.compareTo(source) < 0 ? adopter : source;
          store.lock(first);
          store.lock(first.equals(adopter) ? source : adopter);
          Initiative made = published(adopter, adopter);
          Stored model = store.get(source).filter(Stored::published).orElse(null);
          if (model == null) {
            throw refused(SOURCE, "portal.problem.unknown-value");
          }
          if (made.organisation().equals(model.initiative().organisation())
              && source.compareTo(adopter) > 0) {
            throw refused(SOURCE, "projects.problem.older");
          }
          above(adopter, source);
          Adoption adoption =
              new Adoption(ids.next(), source, adopter, text, Adoption.State.ASKED, now(), null);
          if (!adoptions.insert(adoption, model.initiative().organisation())) {
            throw refused(SOURCE, "projects.problem.adopted");
          }
          tell(model.initiative());
          tell(made);
          letters.adopted(adoption, model.initiative(), made);
          return adoption;
        });
  }

  private static void check(Id adopter, Id source, String text) {
    List<FieldProblem> problems = new ArrayList<>();
    if (source == null) {
      problems.add(FieldProblem.of(SOURCE, "portal.problem.required"));
    } else if (source.equals(adopter)) {
      problems.add(FieldProblem.of(SOURCE, "projects.problem.itself"));
    }
    if (text.isEmpty()) {
      problems.add(FieldProblem.of("changes", "portal.problem.required"));
    } else if (text.length() > CHANGES) {
      problems.add(FieldProblem.of("changes", "portal.problem.too-long", "max", CHANGES));
    }
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
  }

  private static ValidationException refused(String field, String problem) {
    return new ValidationException(FieldProblem.of(field, problem));
  }

  private Initiative published(Id id, Id asked) {
    return InitiativeReading.published(store.get(id).orElse(null), asked).initiative();
  }

  /** Refuses when the source itself goes back to the adopter, or its chain is too long to tell. */
  private void above(Id adopter, Id source) {
    Set<Id> seen = new HashSet<>(Set.of(source));
    Set<Id> level = seen;
    for (int depth = 0; !level.isEmpty(); depth++) {
      Set<Id> next = new HashSet<>(adoptions.sources(level, ABOVE));
      if (next.contains(adopter)) {
        throw refused(SOURCE, "projects.problem.circle");
      }
      next.removeAll(seen);
      seen = new HashSet<>(seen);
      seen.addAll(next);
      if (depth == DEPTH || seen.size() > ABOVE) {
        throw refused(SOURCE, "projects.problem.chain");
      }
      level = next;
    }
  }

  Known get(Id adoption) {
    return adoptions.get(adoption).orElseThrow(() -> new NotFoundException("adoption", adoption));
  }

  Adoption answer(Id id, boolean confirmed) {
    Adoption.State state = confirmed ? Adoption.State.CONFIRMED : Adoption.State.DENIED;
    return database.transaction(
        () -> {
          Id source = get(id).adoption().source();
          store.lock(source);
          if (!adoptions.answer(id, state, now())) {
            Adoption now = get(id).adoption();
            if (now.state() != state) {
              throw new ConflictException(now);
            }
            return now;
          }
          Adoption answered = get(id).adoption();
          Initiative model = count(source);
          Initiative made = published(answered.adopter(), answered.adopter());
          tell(model);
          tell(made);
          letters.answered(answered, model, made);
          return answered;
        });
  }

  /** Counts the adoptions of an initiative anew, which is locked. */
  private Initiative count(Id source) {
    Initiative now = published(source, source);
    int confirmed = adoptions.confirmed(source);
    store.adopted(source, confirmed, Replication.evidence(now.content(), confirmed));
    return now;
  }

  private void tell(Initiative initiative) {
    changes.record(
        Publishing.FEATURE,
        initiative.ref(),
        Change.Verb.UPDATED,
        List.of("adoptions"),
        Change.Audience.MEMBERS,
        initiative.organisation());
  }

  /** Adds an adoption as it stands, unless it was said before; nobody gets a letter. */
  void sample(Adoption adoption) {
    Initiative model =
        InitiativeReading.published(store.lock(adoption.source()).orElse(null), adoption.source())
            .initiative();
    if (adoptions.insert(adoption, model.organisation())) {
      tell(count(adoption.source()));
      tell(published(adoption.adopter(), adoption.adopter()));
    }
  }

  /** An initiative was deleted: what it adapted has one adoption less. */
  void forget(Id id) {
    List<Known> up = adoptions.byAdopter(id, ABOVE);
    List<Known> down = adoptions.bySource(id, ABOVE);
    adoptions.forget(List.of(id));
    up.stream()
        .map(known -> known.adoption().source())
        .sorted()
        .forEach(
            source -> {
              store.lock(source);
              tell(count(source));
            });
    down.forEach(known -> tell(published(known.adoption().adopter(), id)));
  }

  List<Adoption> of(Id id) {
    List<Known> up = adoptions.byAdopter(id, Initiatives.MOST);
    List<Known> down = adoptions.bySource(id, Initiatives.MOST);
    return Stream.concat(
            up.stream().filter(known -> shown(known, true)),
            down.stream().filter(known -> shown(known, false)))
        .map(Known::adoption)
        .toList();
  }

  private boolean shown(Known known, boolean withAdopter) {
    return switch (known.adoption().state()) {
      case CONFIRMED -> true;
      case ASKED -> writes(known.source()) || writes(known.adopter());
      case DENIED -> withAdopter && writes(known.adopter());
    };
  }

  private boolean writes(Id organisation) {
    return access.allows(Initiatives.WRITE, organisation);
  }

  List<Adoption> asked(Id organisation) {
    return adoptions.asked(organisation, Initiatives.MOST).stream().map(Known::adoption).toList();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
