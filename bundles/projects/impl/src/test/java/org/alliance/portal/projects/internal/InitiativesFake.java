package org.alliance.portal.projects.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.content.History;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.projects.api.Adoption;
import org.alliance.portal.projects.api.AdoptionTree;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.api.InitiativeSummary;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.testing.VocabularyFake;

/** Initiatives in memory, for the doors; working copies and rules are those of the feature. */
public final class InitiativesFake implements Initiatives {
  public static final Id TOWN = new Id(1001);

  public final Fakes.ReviewsFake reviews = new Fakes.ReviewsFake();
  public final Map<Id, Initiative> published = new TreeMap<>();
  public final Map<Id, Id> gone = new TreeMap<>();
  public final List<Adoption> adoptions = new ArrayList<>();
  public InitiativeFilter asked;
  public String refused;

  private final InitiativeRules rules = new InitiativeRules(new VocabularyFake());
  private long next;

  public Initiative put(long id, int version, InitiativeDraft draft) {
    Initiative initiative =
        new Initiative(
            new Id(id),
            version,
            TOWN,
            draft,
            draft.evidence(),
            0,
            Instant.EPOCH,
            Instant.EPOCH,
            false);
    published.put(initiative.id(), initiative);
    return initiative;
  }

  private void may(String action) {
    if (action.equals(refused)) {
      throw new AccessDeniedException(action);
    }
  }

  @Override
  public Slice<InitiativeSummary> list(
      InitiativeFilter filter, int limit, String after, String lang) {
    may(READ);
    asked = filter;
    return new Slice<>(
        summaries(published.keySet(), lang).values().stream().limit(limit).toList(), "next-word");
  }

  @Override
  public Map<Id, InitiativeSummary> summaries(Collection<Id> ids, String lang) {
    Map<Id, InitiativeSummary> found = new LinkedHashMap<>();
    ids.stream()
        .filter(published::containsKey)
        .map(published::get)
        .forEach(i -> found.put(i.id(), summary(i)));
    return found;
  }

  private static InitiativeSummary summary(Initiative i) {
    InitiativeDraft said = i.content();
    return new InitiativeSummary(
        i.id(),
        i.version(),
        i.organisation(),
        new ByLanguage.Chosen<>("en", "Town"),
        "RS",
        said.kind(),
        new ByLanguage.Chosen<>(said.original(), said.texts().get(said.original()).title()),
        new ByLanguage.Chosen<>(said.original(), said.texts().get(said.original()).summary()),
        said.themes(),
        said.status(),
        i.evidence(),
        said.from(),
        said.to(),
        said.budget(),
        i.adoptions(),
        i.updated(),
        i.sample());
  }

  @Override
  public List<InitiativeSummary> partnered(Id organisation, int limit, String lang) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Initiative get(Id id) {
    may(READ);
    if (gone.containsKey(id)) {
      throw new GoneException(InitiativeReading.GONE, new EntityRef(Initiative.TYPE, gone.get(id)));
    }
    if (!published.containsKey(id)) {
      throw new NotFoundException(Initiative.TYPE, id);
    }
    return published.get(id);
  }

  @Override
  public Map<Id, Initiative> get(Collection<Id> ids) {
    Map<Id, Initiative> found = new TreeMap<>(published);
    found.keySet().retainAll(ids);
    return found;
  }

  @Override
  public List<FieldProblem> check(InitiativeDraft draft, Initiative before) {
    return rules.problems(draft, before == null ? null : before.content());
  }

  @Override
  public Reviews.Work rebase(Id id, int version, int newest, Collection<String> theirs) {
    throw new UnsupportedOperationException();
  }

  @Override
  public InitiativeDraft at(Id id, int version) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Reviews.Work restore(Id id, int version) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Reviews.Work begin(Id organisation, Map<String, List<String>> values) {
    may(WRITE);
    return reviews.save(work(new Id(++next), organisation, 0, 0, values));
  }

  private static Reviews.Work work(
      Id id, Id organisation, int version, int base, Map<String, List<String>> values) {
    return new Reviews.Work(
        InitiativeReading.ref(id),
        organisation,
        version,
        base,
        Reviews.State.DRAFT,
        "title",
        "/projects/" + id,
        values,
        Map.of(),
        null,
        null,
        null,
        null);
  }

  @Override
  public Reviews.Work begin(Id organisation, InitiativeDraft draft) {
    return begin(organisation, InitiativeForm.values(draft));
  }

  @Override
  public Reviews.Work work(Id id) {
    may(WRITE);
    return reviews
        .find(InitiativeReading.ref(id))
        .orElseThrow(() -> new NotFoundException(Initiative.TYPE, id));
  }

  @Override
  public InitiativeDraft draft(Reviews.Work work) {
    return InitiativeForm.read(work.values()).draft();
  }

  @Override
  public Reviews.Work edit(Id id) {
    may(WRITE);
    return reviews.find(InitiativeReading.ref(id)).orElseGet(() -> reviews.save(open(id)));
  }

  private Reviews.Work open(Id id) {
    Initiative now = get(id);
    return work(id, now.organisation(), 0, now.version(), InitiativeForm.values(now.content()));
  }

  @Override
  public Reviews.Work save(Id id, int version, Map<String, List<String>> values) {
    Reviews.Work now = work(id);
    return reviews.save(
        work(
            id,
            now.organisation(),
            version,
            now.base(),
            InitiativeForm.merged(now.values(), values)));
  }

  @Override
  public Reviews.Work save(Id id, int version, InitiativeDraft draft) {
    may(WRITE);
    Reviews.Work now = reviews.find(InitiativeReading.ref(id)).orElseGet(() -> open(id));
    return reviews.save(
        work(id, now.organisation(), version, now.base(), InitiativeForm.values(draft)));
  }

  @Override
  public Reviews.Work submit(Id id, int version) {
    Reviews.Work now = work(id);
    List<FieldProblem> problems = check(draft(now), published.get(id));
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
    return reviews.submit(now.ref(), version);
  }

  @Override
  public Reviews.Work takeBack(Id id, int version) {
    return reviews.takeBack(work(id).ref(), version);
  }

  @Override
  public Reviews.Work giveBack(Id id, int version, Map<String, String> remarks, String note) {
    may(REVIEW);
    return reviews.giveBack(work(id).ref(), version, remarks, note);
  }

  @Override
  public Initiative publish(Id id, int version) {
    may(REVIEW);
    Reviews.Work now = work(id);
    if (now.version() != version) {
      throw new ConflictException(now);
    }
    reviews.published(now.ref(), version);
    return put(id.value(), now.base() + 1, draft(now));
  }

  @Override
  public void discard(Id id, int version) {
    may(WRITE);
    reviews.discard(InitiativeReading.ref(id), version);
  }

  @Override
  public void delete(Id id, int version, Id replacedBy) {
    may(WRITE);
    Initiative now = get(id);
    if (now.version() != version) {
      throw new ConflictException(now);
    }
    published.remove(id);
    gone.put(id, replacedBy);
  }

  @Override
  public Slice<History.Version> history(Id id, int limit, String after) {
    Initiative now = get(id);
    return new Slice<>(
        List.of(
            new History.Version(
                now.version(), Instant.EPOCH, "client:70", List.of("themes"), null)),
        null);
  }

  @Override
  public Adoption adopt(Id adopter, Id source, String changes) {
    may(WRITE);
    if (source == null) {
      throw new ValidationException(FieldProblem.of("source", "portal.problem.required"));
    }
    Adoption said =
        new Adoption(
            new Id(500), source, adopter, changes, Adoption.State.ASKED, Instant.EPOCH, null);
    adoptions.add(said);
    return said;
  }

  @Override
  public Adoption answer(Id adoption, boolean confirmed) {
    may(WRITE);
    Adoption said =
        adoptions.stream()
            .filter(a -> a.id().equals(adoption))
            .findFirst()
            .orElseThrow(() -> new NotFoundException("adoption", adoption));
    Adoption.State state = confirmed ? Adoption.State.CONFIRMED : Adoption.State.DENIED;
    if (said.state() == state) {
      return said;
    }
    if (said.state() != Adoption.State.ASKED) {
      throw new ConflictException(said);
    }
    Adoption answered =
        new Adoption(
            said.id(),
            said.source(),
            said.adopter(),
            said.changes(),
            state,
            said.said(),
            Instant.EPOCH);
    adoptions.set(adoptions.indexOf(said), answered);
    return answered;
  }

  @Override
  public List<Adoption> adoptions(Id id) {
    get(id);
    return adoptions;
  }

  @Override
  public AdoptionTree tree(Id id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Adoption> asked(Id organisation) {
    throw new UnsupportedOperationException();
  }
}
