package org.alliance.portal.profiles.internal.contacts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.profiles.api.Contact;
import org.alliance.portal.profiles.api.Contacts;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.api.Section;
import org.alliance.portal.profiles.internal.store.ContactStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Contacts and their rules. */
@Component(service = {Contacts.class, ContactService.class})
public class ContactService implements Contacts {
  /** How long a person may take to answer. */
  static final Duration ANSWER = Duration.ofDays(60);

  /** Most letters that one organisation sends in a day, whoever to. */
  static final int LETTERS_OF_ALL = 30;

  private static final String FEATURE = "profiles";
  private static final String TYPE = "contact";

  private final Access access;
  private final Profiles profiles;
  private final Database database;
  private final ChangeLog changes;
  private final ContactStore store;
  private final ContactLetters letters;
  private final IdGenerator ids;
  private final Clock clock;
  private final ContactRules rules;

  @Activate
  public ContactService(
      @Reference Access access,
      @Reference Profiles profiles,
      @Reference(target = "(portal.schema=profiles)") Database database,
      @Reference ChangeLog changes,
      @Reference ContactStore store,
      @Reference ContactLetters letters,
      @Reference IdGenerator ids,
      @Reference Vocabulary vocabulary) {
    this(access, profiles, database, changes, store, letters, ids, vocabulary, Clock.systemUTC());
  }

  ContactService(
      Access access,
      Profiles profiles,
      Database database,
      ChangeLog changes,
      ContactStore store,
      ContactLetters letters,
      IdGenerator ids,
      Vocabulary vocabulary,
      Clock clock) {
    this.access = access;
    this.profiles = profiles;
    this.database = database;
    this.changes = changes;
    this.store = store;
    this.letters = letters;
    this.ids = ids;
    this.clock = clock;
    this.rules = new ContactRules(vocabulary);
  }

  @Override
  public List<Contact> list(Id organisation) {
    access.require(Profiles.READ);
    boolean hidden = profiles.get(organisation).hidden().contains(Section.CONTACTS);
    boolean all = editsFor(organisation);
    Id reader = reader();
    return store.list(organisation).stream()
        .map(stored -> stored.as(reader))
        .filter(c -> all || c.own() || (!hidden && c.state() == Contact.State.CONFIRMED))
        .toList();
  }

  /** A program has no business with persons who have not agreed. */
  private boolean editsFor(Id organisation) {
    return access.principal().kind() != Principal.Kind.API_CLIENT
        && access.allows(Profiles.EDIT, organisation);
  }

  @Override
  public List<Contact> publicOf(Id organisation) {
    access.require(Profiles.PARTICIPANTS);
    if (profiles.participant(organisation).hidden().contains(Section.CONTACTS)) {
      return List.of();
    }
    return store.list(organisation).stream()
        .map(ContactStore.Stored::contact)
        .filter(c -> c.state() == Contact.State.CONFIRMED)
        .toList();
  }

  @Override
  public Contact add(Id organisation, Contact.Draft draft) {
    access.require(Profiles.EDIT, organisation);
    validate(draft, true);
    ByLanguage<String> names = profiles.get(organisation).names();
    Contact contact = contact(organisation, draft, Contact.State.ASKED, false);
    String token = Secrets.next();
    database.run(
        () -> {
          insert(contact, null, token, false);
          write(contact, names, token);
        });
    return contact;
  }

  /** The profile is held, so that letters are counted one after the other. */
  private void write(Contact contact, ByLanguage<String> names, String token) {
    String day = LocalDate.ofInstant(contact.since(), ZoneOffset.UTC).toString();
    String address = Secrets.hash(contact.email().toLowerCase(Locale.ROOT));
    ContactStore.Letters sent = store.letters(contact.organisation(), address, day);
    if (sent.address() >= LETTERS || sent.all() >= LETTERS_OF_ALL) {
      throw new ValidationException(FieldProblem.of("", "profiles.problem.contact-letters"));
    }
    store.written(contact.organisation(), address, day, sent.address() + 1);
    letters.ask(contact, names, access.principal(), token);
  }

  @Override
  public Contact addSelf(Id organisation, Contact.Draft draft) {
    access.require(Profiles.READ);
    Principal self = access.principal();
    if (self.kind() != Principal.Kind.ACCOUNT || !self.teams().containsKey(organisation)) {
      throw new AccessDeniedException(Profiles.EDIT);
    }
    validate(draft, false);
    Contact contact = contact(organisation, draft, Contact.State.CONFIRMED, true);
    // Nobody is told this token: the account withdraws by removing the contact.
    insert(contact, self.id(), Secrets.next(), false);
    return contact;
  }

  /**
   * Adds an invented contact, who has agreed; for the portal itself.
   *
   * @param also what else to do in the same transaction
   */
  void addSample(Id organisation, Contact.Draft draft, Runnable also) {
    access.require(Profiles.CREATE);
    validate(draft, false);
    Contact contact = contact(organisation, draft, Contact.State.CONFIRMED, false);
    database.run(
        () -> {
          insert(contact, null, Secrets.next(), true);
          also.run();
        });
  }

  /** Erases the invented contacts; for the portal itself. */
  void removeSamples() {
    access.require(Profiles.DELETE);
    store.deleteSamples();
  }

  private void validate(Contact.Draft draft, boolean asked) {
    List<FieldProblem> problems = rules.problems(draft, asked);
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
  }

  private Contact contact(Id organisation, Contact.Draft d, Contact.State state, boolean own) {
    return new Contact(
        ids.next(),
        organisation,
        d.name(),
        d.role(),
        d.email(),
        d.phone(),
        d.languages(),
        state,
        own,
        now());
  }

  private void insert(Contact contact, Id account, String token, boolean sample) {
    Id organisation = contact.organisation();
    database.run(
        () -> {
          hold(organisation);
          List<ContactStore.Stored> there = store.list(organisation);
          if (there.size() >= MOST) {
            throw new ValidationException(
                FieldProblem.of("", "profiles.problem.contacts-most", "max", MOST));
          }
          if (account != null && there.stream().anyMatch(s -> account.equals(s.account()))) {
            throw new ValidationException(FieldProblem.of("", "profiles.problem.contact-own"));
          }
          store.insert(contact, account, Secrets.hash(token), sample);
          record(organisation);
        });
  }

  private void hold(Id organisation) {
    if (!store.hold(organisation)) {
      throw new NotFoundException(Profile.TYPE, organisation);
    }
  }

  @Override
  public Contact askAgain(Id organisation, Id contact) {
    access.require(Profiles.EDIT, organisation);
    ByLanguage<String> names = profiles.get(organisation).names();
    String token = Secrets.next();
    return database.transaction(
        () -> {
          hold(organisation);
          if (!store.renew(organisation, contact, Secrets.hash(token), now())) {
            throw new NotFoundException(TYPE, contact);
          }
          Contact renewed =
              store
                  .get(contact)
                  .map(ContactStore.Stored::contact)
                  .orElseThrow(() -> new NotFoundException(TYPE, contact));
          if (renewed.email() == null) {
            // Asked when links were still passed on by hand.
            throw new ValidationException(FieldProblem.of("email", "portal.problem.required"));
          }
          write(renewed, names, token);
          record(organisation);
          return renewed;
        });
  }

  @Override
  public void remove(Id organisation, Id contact) {
    access.require(Profiles.READ);
    Optional<ContactStore.Stored> stored = store.get(contact);
    if (!stored.map(s -> s.as(reader()).own()).orElse(false)) {
      access.require(Profiles.EDIT, organisation);
    }
    erase(organisation, contact);
  }

  private void erase(Id organisation, Id contact) {
    database.run(
        () -> {
          if (!store.delete(organisation, contact)) {
            throw new NotFoundException(TYPE, contact);
          }
          record(organisation);
        });
  }

  @Override
  public Contact byToken(String token) {
    access.require(Profiles.PARTICIPANTS);
    return found(token).contact();
  }

  @Override
  public Offer offer(String token) {
    access.require(Profiles.PARTICIPANTS);
    Contact contact = found(token).contact();
    // The link itself is the permission to know who asks.
    Profile member = access.as(Principal.SYSTEM, () -> profiles.get(contact.organisation()));
    return new Offer(contact, member.names(), member.visibility().get(Section.CONTACTS));
  }

  private ContactStore.Stored found(String token) {
    return Optional.ofNullable(token)
        .filter(Secrets::wellFormed)
        .flatMap(t -> store.byHash(Secrets.hash(t)))
        .filter(
            s ->
                s.contact().state() == Contact.State.CONFIRMED
                    || !s.contact().since().isBefore(oldest()))
        // Messages are logged, and the token is a secret.
        .orElseThrow(() -> new NotFoundException(TYPE, "with this link"));
  }

  @Override
  public Contact agree(String token) {
    access.require(Profiles.PARTICIPANTS);
    Contact before = found(token).contact();
    if (before.state() == Contact.State.CONFIRMED) {
      return before;
    }
    database.run(
        () -> {
          if (store.confirm(Secrets.hash(token), now(), oldest())) {
            record(before.organisation());
          }
        });
    return found(token).contact();
  }

  @Override
  public void withdraw(String token) {
    access.require(Profiles.PARTICIPANTS);
    Contact contact = found(token).contact();
    erase(contact.organisation(), contact.id());
  }

  /**
   * Erases contacts that were asked and did not answer in time; for the portal itself.
   *
   * @return how many there were
   */
  int eraseUnanswered() {
    access.require(Profiles.DELETE);
    Instant oldest = oldest();
    store.forgetLetters(LocalDate.ofInstant(now(), ZoneOffset.UTC).toString());
    int all = 0;
    List<ContactStore.Stored> some;
    do {
      some = store.waiting(oldest);
      List<ContactStore.Stored> late = some;
      all += database.transaction(() -> erase(late, oldest));
    } while (!some.isEmpty());
    return all;
  }

  private int erase(List<ContactStore.Stored> late, Instant oldest) {
    int erased = 0;
    for (ContactStore.Stored stored : late) {
      if (store.deleteWaiting(stored.contact().id(), oldest)) {
        record(stored.contact().organisation());
        erased++;
      }
    }
    return erased;
  }

  private void record(Id organisation) {
    changes.record(
        FEATURE,
        new EntityRef(Profile.TYPE, organisation),
        Change.Verb.UPDATED,
        List.of("contacts"),
        Change.Audience.ORGANISATION,
        organisation);
  }

  private Id reader() {
    Principal principal = access.principal();
    return principal.kind() == Principal.Kind.ACCOUNT ? principal.id() : null;
  }

  private Instant oldest() {
    return now().minus(ANSWER);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
