package org.alliance.portal.vocabulary.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.DatabaseException;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.vocabulary.internal.store.TermStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Changes to terms. Each method is one transaction and throws {@link ConflictException} with the
 * term as it is now when it is no longer the version that was seen.
 */
@Component(service = VocabularyDesk.class)
public final class VocabularyDesk {
  static final String FEATURE = "vocabulary";

  private final Access access;
  private final Database database;
  private final TermStore store;
  private final TermCache cache;
  private final ChangeLog changes;
  private final IdGenerator ids;
  private final Clock clock = Clock.systemUTC();

  @Activate
  public VocabularyDesk(
      @Reference Access access,
      @Reference(target = "(portal.schema=vocabulary)") Database database,
      @Reference TermStore store,
      @Reference TermCache cache,
      @Reference ChangeLog changes,
      @Reference IdGenerator ids) {
    this.access = access;
    this.database = database;
    this.store = store;
    this.cache = cache;
    this.changes = changes;
    this.ids = ids;
  }

  /**
   * Every term of a scheme in any state, by code, from memory.
   *
   * @throws NotFoundException when there is no such scheme
   */
  public List<Term> terms(String scheme) {
    access.require(Action.PUBLIC);
    Schemes.require(scheme);
    return cache.snapshot().all(scheme);
  }

  /**
   * One term as it is stored now, for changing it.
   *
   * @throws NotFoundException when there is none
   */
  public Term get(String scheme, String code) {
    access.require(Vocabulary.EDIT);
    Schemes.require(scheme);
    return found(scheme, code);
  }

  private Term found(String scheme, String code) {
    return store.find(scheme, code).orElseThrow(() -> new NotFoundException(Term.TYPE, code));
  }

  /**
   * Adds a term that can be chosen at once.
   *
   * @param code blank to have one made of the name, except for countries and languages
   * @param names by language, at least in English or French
   * @return the term as stored
   * @throws NotFoundException when there is no such scheme
   * @throws ValidationException naming {@code code} and {@code names.<lang>}
   */
  public Term add(String scheme, String code, Map<String, String> names) {
    access.require(Vocabulary.EDIT);
    Schemes.require(scheme);
    try {
      return changing(
          () -> {
            Term valid = TermRules.added(scheme, code, names, store.scheme(scheme));
            Term term =
                new Term(ids.next(), 1, scheme, valid.code(), valid.names(), valid.state(), null);
            store.insert(List.of(term), now());
            record(term.id(), Change.Verb.CREATED, List.of());
            return term;
          });
    } catch (DatabaseException e) {
      if (e.duplicate()) {
        throw new ValidationException(TermRules.codeTaken());
      }
      throw e;
    }
  }

  /**
   * Gives a term other names. Those in languages that are not given are gone afterwards.
   *
   * @throws ValidationException naming {@code names.<lang>}
   */
  public Term rename(String scheme, String code, int version, Map<String, String> names) {
    access.require(Vocabulary.EDIT);
    Schemes.require(scheme);
    return changing(
        () -> {
          Term term = seen(scheme, code, version);
          ByLanguage<String> valid = TermRules.renamed(term, names, store.scheme(scheme));
          List<String> fields = changed(term.names(), valid);
          if (fields.isEmpty()) {
            return term;
          }
          if (!store.names(term, valid, now())) {
            throw new ConflictException(found(scheme, code));
          }
          record(term.id(), Change.Verb.UPDATED, fields);
          return found(scheme, code);
        });
  }

  private static List<String> changed(ByLanguage<String> before, ByLanguage<String> after) {
    List<String> fields = new ArrayList<>();
    TreeSet<String> languages = new TreeSet<>(before.values().keySet());
    languages.addAll(after.values().keySet());
    for (String lang : languages) {
      if (!Objects.equals(before.values().get(lang), after.values().get(lang))) {
        fields.add("names." + lang);
      }
    }
    return fields;
  }

  /** Takes a term out of what can be chosen; where it is used it stays. */
  public Term retire(String scheme, String code, int version) {
    access.require(Vocabulary.EDIT);
    Schemes.require(scheme);
    return changing(
        () -> {
          Term term = seen(scheme, code, version);
          if (term.state() == Term.State.MERGED) {
            throw new ValidationException(FieldProblem.of("", "vocabulary.problem.merged"));
          }
          return become(term, Term.State.RETIRED);
        });
  }

  /**
   * Makes a retired or merged term one that can be chosen. After a merge, records that were changed
   * keep the term they have now.
   *
   * @throws ValidationException naming {@code names.<lang>} when another term has the name by now
   */
  public Term bringBack(String scheme, String code, int version) {
    access.require(Vocabulary.EDIT);
    Schemes.require(scheme);
    return changing(
        () -> {
          Term term = seen(scheme, code, version);
          TermRules.nameFree(term, store.scheme(scheme));
          return become(term, Term.State.ACTIVE);
        });
  }

  private Term become(Term term, Term.State state) {
    if (term.state() == state) {
      return term;
    }
    if (!store.state(term.id(), term.version(), state, null, now())) {
      throw new ConflictException(found(term.scheme(), term.code()));
    }
    record(
        term.id(),
        Change.Verb.UPDATED,
        term.mergedInto() == null ? List.of("state") : List.of("state", "mergedInto"));
    return found(term.scheme(), term.code());
  }

  /**
   * Lets another term take a term's place everywhere. What was merged into it before follows it.
   *
   * @param version of the term as it was seen
   * @param into code of the other term, which can be chosen
   * @param intoVersion of the other term as it was seen; it grows too, so that of two merges at
   *     once one is a conflict
   * @return the term that is merged now
   * @throws ValidationException naming {@code into}
   */
  public Term merge(String scheme, String code, int version, String into, int intoVersion) {
    access.require(Vocabulary.EDIT);
    Schemes.require(scheme);
    return changing(
        () -> {
          Term term = seen(scheme, code, version);
          Optional<Term> stored = other(scheme, into);
          stored
              .filter(other -> other.version() != intoVersion)
              .ifPresent(
                  other -> {
                    throw new ConflictException(other);
                  });
          Term other = target(term, into, stored);
          lockBoth(term, other);
          record(term.id(), Change.Verb.UPDATED, List.of("state", "mergedInto"));
          record(other.id(), Change.Verb.UPDATED, List.of("mergedFrom"));
          return found(scheme, code);
        });
  }

  /**
   * The term that could take a term's place.
   *
   * @throws ValidationException naming {@code into} when it cannot
   */
  public Term mergeable(Term term, String into) {
    access.require(Vocabulary.EDIT);
    return target(term, into, other(term.scheme(), into));
  }

  private Optional<Term> other(String scheme, String code) {
    return code == null || code.isBlank() ? Optional.empty() : store.find(scheme, code);
  }

  private static Term target(Term term, String into, Optional<Term> stored) {
    if (term.state() == Term.State.MERGED) {
      throw new ValidationException(FieldProblem.of("into", "vocabulary.problem.merged"));
    }
    if (into == null || into.isBlank()) {
      throw new ValidationException(FieldProblem.of("into", "portal.problem.required"));
    }
    if (into.equals(term.code())) {
      throw new ValidationException(FieldProblem.of("into", "vocabulary.problem.itself"));
    }
    Term other =
        stored.orElseThrow(
            () -> new ValidationException(FieldProblem.of("into", "portal.problem.unknown-value")));
    if (other.state() != Term.State.ACTIVE) {
      throw new ValidationException(FieldProblem.of("into", "vocabulary.problem.not-active"));
    }
    return other;
  }

  /** The smaller id first, so that two merges the other way round wait and do not deadlock. */
  private void lockBoth(Term term, Term other) {
    Instant now = now();
    Supplier<Boolean> merged =
        () -> store.state(term.id(), term.version(), Term.State.MERGED, other.code(), now);
    Supplier<Boolean> kept =
        () -> store.state(other.id(), other.version(), Term.State.ACTIVE, null, now);
    boolean termFirst = term.id().compareTo(other.id()) < 0;
    boolean first = (termFirst ? merged : kept).get();
    boolean second = first && (termFirst ? kept : merged).get();
    if (!second) {
      Term lost = first == termFirst ? other : term;
      throw new ConflictException(found(lost.scheme(), lost.code()));
    }
  }

  private Term seen(String scheme, String code, int version) {
    Term term = found(scheme, code);
    if (term.version() != version) {
      throw new ConflictException(term);
    }
    return term;
  }

  private Term changing(Supplier<Term> work) {
    return database.transaction(
        () -> {
          database.afterCommit(cache::reload);
          return work.get();
        });
  }

  private void record(Id id, Change.Verb verb, List<String> fields) {
    changes.record(
        FEATURE, new EntityRef(Term.TYPE, id), verb, fields, Change.Audience.MEMBERS, null);
  }

  private Instant now() {
    return clock.instant();
  }
}
