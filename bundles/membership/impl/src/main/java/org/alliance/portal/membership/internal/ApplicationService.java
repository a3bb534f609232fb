package org.alliance.portal.membership.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.DatabaseException;
import org.alliance.portal.api.platform.Languages;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.membership.internal.Application.State;
import org.alliance.portal.membership.internal.store.ApplicationStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes an application, from its start until it is ready to be sent. Whoever has the link may. */
@Component(service = ApplicationService.class)
public class ApplicationService {
  /** Most applications being written at a time, so that nobody can flood the table. */
  static final int MOST_DRAFTS = 5_000;

  private static final int TRIES = 3;

  private final Access access;
  private final Database database;
  private final ApplicationStore store;
  private final Links links;
  private final Duplicates duplicates;
  private final ApplicantLetters letters;
  private final Limits limits;
  private final IdGenerator ids;
  private final ApplicationRules rules;
  private final Clock clock;

  @Activate
  public ApplicationService(
      @Reference Access access,
      @Reference(target = "(portal.schema=membership)") Database database,
      @Reference ApplicationStore store,
      @Reference Links links,
      @Reference Duplicates duplicates,
      @Reference ApplicantLetters letters,
      @Reference Limits limits,
      @Reference IdGenerator ids,
      @Reference Vocabulary vocabulary,
      @Reference Languages languages) {
    this(
        access,
        database,
        store,
        links,
        duplicates,
        letters,
        limits,
        ids,
        new ApplicationRules(vocabulary, languages.all()),
        Clock.systemUTC());
  }

  ApplicationService(
      Access access,
      Database database,
      ApplicationStore store,
      Links links,
      Duplicates duplicates,
      ApplicantLetters letters,
      Limits limits,
      IdGenerator ids,
      ApplicationRules rules,
      Clock clock) {
    this.access = access;
    this.database = database;
    this.store = store;
    this.links = links;
    this.duplicates = duplicates;
    this.letters = letters;
    this.limits = limits;
    this.ids = ids;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Begins an application.
   *
   * @return the token of its link
   * @throws NotNowException when a program or a flood begins it
   */
  public String begin(Application.Way way, String lang, Sender sender) {
    access.require(MembershipContribution.APPLY);
    limits.start(sender);
    if (store.drafts(MOST_DRAFTS) >= MOST_DRAFTS) {
      throw new NotNowException("Too many applications are being written");
    }
    for (int tried = 1; ; tried++) {
      try {
        return database.transaction(() -> insert(way, lang));
      } catch (DatabaseException e) {
        // The reference was taken: as good as never, and another one is free.
        if (!e.duplicate() || tried == TRIES) {
          throw e;
        }
      }
    }
  }

  private String insert(Application.Way way, String lang) {
    Instant now = now();
    Application application =
        new Application(
            ids.next(),
            1,
            References.next(way),
            way,
            State.DRAFT,
            lang,
            Application.Answers.NONE,
            null,
            false,
            null,
            null,
            null,
            null,
            false,
            new Application.Times(now, now, null, null, null, null));
    store.insert(application);
    return links.add(application.id(), Link.Purpose.OPEN);
  }

  /**
   * An application by its link.
   *
   * @throws org.alliance.portal.api.NotFoundException for an unknown link
   * @throws org.alliance.portal.api.GoneException for one that has ended
   */
  public Opened open(String token) {
    access.require(MembershipContribution.APPLY);
    return opened(token);
  }

  private Opened opened(String token) {
    Link link = links.open(token);
    ApplicationStore.Written written =
        store.written(link.application()).orElseThrow(Links::unknown);
    Application application = written.application();
    if (application.state() != State.DRAFT) {
      return new Opened(application, link, Form.of(Map.of()), List.of());
    }
    Form typed = Typed.read(written.typed());
    return new Opened(application, link, typed, rules.check(application.way(), typed).problems());
  }

  /** Kinds that an application of a way may choose from. */
  public List<Term> kinds(Application.Way way, String lang) {
    access.require(MembershipContribution.APPLY);
    return rules.kinds(way, lang);
  }

  /**
   * Keeps a step of a draft as it was sent, right or wrong. One that was sent meanwhile stays as it
   * is.
   *
   * @param another the applicant says that the organisation is not the one that looks alike
   * @return the application as it is now
   * @throws NotNowException when a program sent it
   */
  public Opened save(String token, Step step, Form sent, boolean another, Sender sender) {
    access.require(MembershipContribution.APPLY);
    Limits.person(sender);
    for (int tried = 1; tried <= TRIES; tried++) {
      Opened before = opened(token);
      if (!before.draft() || database.transaction(() -> saved(before, step, sent, another))) {
        return opened(token);
      }
    }
    throw new ConflictException(null);
  }

  private boolean saved(Opened before, Step step, Form sent, boolean another) {
    Application old = before.application();
    Form typed = Typed.merge(before.typed(), step, sent);
    ApplicationRules.Checked checked = rules.check(old.way(), typed);
    boolean sameName =
        Objects.equals(old.matchKey(), checked.matchKey())
            && Objects.equals(old.answers().country(), checked.answers().country());
    Application changed =
        new Application(
            old.id(),
            old.version(),
            old.reference(),
            old.way(),
            State.DRAFT,
            checked.lang() == null ? old.lang() : checked.lang(),
            checked.answers(),
            checked.matchKey(),
            another || (old.notTheSame() && sameName),
            null,
            null,
            null,
            null,
            false,
            old.times().changed(now()));
    if (!store.update(changed)) {
      return false;
    }
    store.type(old.id(), Typed.write(typed));
    return true;
  }

  /** What looks like the organisation of a draft, unless the applicant said that it is another. */
  public Optional<Alike> alike(Opened draft, String lang) {
    access.require(MembershipContribution.APPLY);
    return draft.application().notTheSame()
        ? Optional.empty()
        : duplicates.find(draft.application(), lang);
  }

  /**
   * Sends the link to the address of a draft.
   *
   * @return whether the draft has a right address
   * @throws NotNowException when too much was sent there
   */
  public boolean sendLink(String token, Sender sender) {
    access.require(MembershipContribution.APPLY);
    Opened draft = opened(token);
    String email = draft.application().answers().email();
    if (!draft.draft() || email == null) {
      return false;
    }
    limits.ask(sender);
    if (!limits.letter(email)) {
      throw new NotNowException("Too many letters to one address");
    }
    database.run(() -> letters.link(draft.application(), email));
    return true;
  }

  /** Forgets a draft; one that was sent stays. */
  public void discard(String token) {
    access.require(MembershipContribution.APPLY);
    Opened draft = opened(token);
    if (draft.draft()) {
      database.run(() -> store.discard(draft.application().id()));
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
