package org.alliance.portal.profiles.internal.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.SignInRequiredException;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.profiles.api.Contact;
import org.alliance.portal.profiles.api.Contacts;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Section;
import org.alliance.portal.profiles.internal.AccessByRole;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.profiles.internal.ProfileService;
import org.alliance.portal.profiles.internal.RealProfiles;
import org.alliance.portal.profiles.internal.store.ContactStore;
import org.alliance.portal.testing.VocabularyFake;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class ContactServiceStoreTest {
  private static final Contact.Draft ANA =
      new Contact.Draft("Ana Primer", "Officer", "ana@town.example", null, List.of("sr", "en"));

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  /** A clock that the test moves. */
  private static final class Hands extends Clock {
    Instant now = Instant.parse("2025-06-01T12:00:00.123Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private final TestDatabase db;
  private final Hands clock = new Hands();
  private final AccessByRole access = new AccessByRole();
  private final OutboxFake outbox = new OutboxFake();
  private final ContactLetters letters = outbox.contacts();
  private final ContactStore store;
  private final ProfileService profiles;
  private final ContactService contacts;
  private final AtomicInteger addresses = new AtomicInteger();
  private Id town;
  private Principal editor;
  private Principal reader;
  private final Principal other = AccessByRole.member(3, Map.of());
  private long before;

  public ContactServiceStoreTest(String name, TestDatabase db) {
    this.db = db;
    db.migrate("profiles", getClass().getClassLoader());
    VocabularyFake vocabulary = new VocabularyFake();
    this.store = new ContactStore(db.database());
    this.profiles = RealProfiles.on(db, access, vocabulary, clock);
    this.contacts =
        new ContactService(
            access,
            profiles,
            db.database(),
            db.changes(),
            store,
            letters,
            db.ids(),
            vocabulary,
            clock);
  }

  @Before
  public void start() {
    db.database().update("delete from profiles_contact");
    db.database().update("delete from profiles_contact_letter");
    town = profiles.create(Drafts.full());
    editor = AccessByRole.member(1, Map.of(town, TeamRole.EDITOR));
    reader = AccessByRole.member(2, Map.of(town, TeamRole.READER));
    before = db.changes().head();
  }

  private List<Contact> seenBy(Principal who) {
    return access.as(who, () -> contacts.list(town));
  }

  /** A contact with the token of its letter. */
  private record Asked(Contact contact, String token) {}

  /** Each has an address of its own. */
  private Asked addedBy(Principal who) {
    return added(who, "ana" + addresses.incrementAndGet() + "@town.example");
  }

  private Asked added(Principal who, String address) {
    Contact contact =
        access.as(
            who,
            () ->
                contacts.add(
                    town,
                    new Contact.Draft(ANA.name(), ANA.role(), address, null, ANA.languages())));
    return new Asked(contact, outbox.token(contact.id()));
  }

  private Asked again(Asked first) {
    Contact contact = access.as(editor, () -> contacts.askAgain(town, first.contact().id()));
    return new Asked(contact, outbox.token(contact.id()));
  }

  private void audience(Change.Audience audience) {
    Profile now = profiles.get(town);
    profiles.update(
        town, now.version(), Drafts.with(now.draft(), Map.of(Section.CONTACTS, audience)));
  }

  @Test
  public void aPersonIsShownOnlyAfterAgreeing() {
    Asked asked = addedBy(editor);
    assertThat(asked.contact().state()).isEqualTo(Contact.State.ASKED);
    assertThat(seenBy(editor)).containsExactly(asked.contact());
    assertThat(seenBy(AccessByRole.moderator())).hasSize(1);
    assertThat(seenBy(reader)).isEmpty();
    assertThat(seenBy(other)).isEmpty();
    assertThat(seenBy(AccessByRole.client(7, "profiles:read", "profiles:write"))).isEmpty();

    access.principal = Principal.ANONYMOUS;
    assertThat(contacts.byToken(asked.token())).isEqualTo(asked.contact());
    clock.now = clock.now.plusSeconds(60);
    Contact agreed = contacts.agree(asked.token());
    assertThat(agreed.state()).isEqualTo(Contact.State.CONFIRMED);
    assertThat(store.confirmed(agreed.organisation())).isEqualTo(1);
    assertThat(agreed.since()).isEqualTo(clock.now);
    clock.now = clock.now.plus(Duration.ofDays(400));
    assertThat(contacts.agree(asked.token())).isEqualTo(agreed);

    assertThat(seenBy(other)).containsExactly(agreed);
    assertThat(seenBy(AccessByRole.client(7, "profiles:read"))).containsExactly(agreed);
    assertThat(agreed.languages()).containsExactly("sr", "en");
    assertThatThrownBy(() -> contacts.list(town)).isInstanceOf(SignInRequiredException.class);
  }

  @Test
  public void onlyTheHashOfTheTokenIsStored() {
    Asked asked = addedBy(editor);
    List<String> stored =
        db.database()
            .list(
                "select token_hash, name, role, email from profiles_contact"
                    + " fetch first 10 rows only",
                row ->
                    row.text("token_hash")
                        + row.text("name")
                        + row.text("role")
                        + row.text("email"));
    assertThat(stored).hasSize(1);
    assertThat(stored.get(0)).startsWith(Secrets.hash(asked.token())).doesNotContain(asked.token());
    assertThatThrownBy(() -> contacts.byToken(Secrets.hash(asked.token())))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> contacts.byToken("x".repeat(43)))
        .isInstanceOf(NotFoundException.class)
        .hasMessageNotContaining("xxx");
  }

  @Test
  public void aLinkEndsAfterSixtyDaysAndTheContactIsErased() {
    Asked late = addedBy(editor);
    Asked kept = addedBy(editor);
    contacts.agree(kept.token());
    clock.now = clock.now.plus(Duration.ofDays(60));
    assertThat(contacts.byToken(late.token())).isNotNull();
    assertThat(contacts.eraseUnanswered()).isZero();
    clock.now = clock.now.plusMillis(1);
    assertThatThrownBy(() -> contacts.byToken(late.token())).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> contacts.agree(late.token())).isInstanceOf(NotFoundException.class);
    long head = db.changes().head();
    assertThat(contacts.eraseUnanswered()).isEqualTo(1);
    assertThat(db.changes().read(head, 10)).extracting(Change::id).containsExactly(town);
    assertThat(seenBy(editor)).extracting(Contact::id).containsExactly(kept.contact().id());
    assertThat(new UnansweredContacts(contacts).interval()).isPositive();
  }

  @Test
  public void askingAgainEndsTheOldLink() {
    Asked first = addedBy(editor);
    clock.now = clock.now.plus(Duration.ofDays(70));
    Asked second = again(first);
    assertThat(second.token()).isNotEqualTo(first.token());
    assertThat(second.contact().since()).isEqualTo(clock.now);
    assertThatThrownBy(() -> contacts.byToken(first.token())).isInstanceOf(NotFoundException.class);
    contacts.agree(second.token());
    assertThatThrownBy(() -> contacts.askAgain(town, first.contact().id()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> contacts.askAgain(new Id(5), first.contact().id()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  public void thePersonIsWrittenToInALanguageOfItsOwn() {
    Asked asked = addedBy(editor);
    assertThat(outbox.letters).hasSize(1);
    Letter letter = outbox.letters.get(0);
    assertThat(letter.kind()).isEqualTo("profiles-consent");
    assertThat(letter.to()).isEqualTo(asked.contact().email());
    assertThat(letter.account()).isNull();
    assertThat(letter.lang()).isEqualTo("en");
    assertThat(letter.values())
        .containsOnlyKeys(ContactLetters.Kinds.CONSENT.values().toArray(new String[0]))
        .containsEntry("name", "Ana Primer")
        .containsEntry("organisation", profiles.get(town).names().in("en").value())
        .containsEntry("editor", editor.name());
    assertThat(letter.values().get("link"))
        .isEqualTo("https://portal.example/en/contacts/" + asked.token());
    access.as(
        editor,
        () ->
            contacts.add(
                town, new Contact.Draft("Zoé", "Agent", "z@town.example", null, List.of("fr"))));
    assertThat(outbox.letters.get(1).lang()).isEqualTo("fr");
    assertThat(outbox.letters.get(1).key()).isNotEqualTo(letter.key());
  }

  @Test
  public void whileNoLetterCanBeWrittenNobodyIsAskedAndContactsAreRead() {
    Asked asked = addedBy(editor);
    letters.outbox = null;
    assertThat(catchThrowableOfType(ValidationException.class, () -> again(asked)).problems())
        .extracting(FieldProblem::key)
        .containsExactly("profiles.problem.contact-away");
    assertThat(contacts.byToken(asked.token())).isEqualTo(asked.contact());
  }

  @Test
  public void nobodyIsFloodedEvenByAddingAnew() {
    Asked asked = added(editor, "ana@town.example");
    again(asked);
    again(asked);
    access.as(
        editor,
        () -> {
          contacts.remove(town, asked.contact().id());
          return null;
        });
    Asked anew = added(editor, "ANA@town.example");
    assertThat(outbox.letters).hasSize(Contacts.LETTERS);
    String token = anew.token();
    assertThat(catchThrowableOfType(ValidationException.class, () -> again(anew)).problems())
        .extracting(FieldProblem::key)
        .containsExactly("profiles.problem.contact-letters");
    assertThat(contacts.byToken(token)).isEqualTo(anew.contact());
    assertThat(outbox.letters).hasSize(Contacts.LETTERS);
    addedBy(editor);
    clock.now = clock.now.plus(Duration.ofDays(1));
    contacts.eraseUnanswered();
    assertThat(again(anew).token()).isNotEqualTo(token);
    assertThat(
            db.database()
                .<Integer>first(
                    "select count(*) as n from profiles_contact_letter", row -> row.number("n")))
        .contains(1);
  }

  @Test
  public void anOrganisationWritesOnlySoManyLettersADay() {
    for (int i = 0; i < ContactService.LETTERS_OF_ALL; i++) {
      Asked asked = addedBy(editor);
      contacts.withdraw(asked.token());
    }
    assertThatThrownBy(() -> addedBy(editor)).isInstanceOf(ValidationException.class);
    assertThat(store.list(town)).isEmpty();
  }

  @Test
  public void withoutAnAddressNobodyCanBeAsked() {
    Contact.Draft phone = new Contact.Draft("Ana", "Officer", null, "+381 11 123456", null);
    assertThat(
            catchThrowableOfType(
                    ValidationException.class,
                    () -> access.as(editor, () -> contacts.add(town, phone)))
                .problems())
        .extracting(FieldProblem::field)
        .containsExactly("email");
    assertThat(access.as(reader, () -> contacts.addSelf(town, phone)).state())
        .isEqualTo(Contact.State.CONFIRMED);
    Asked old = addedBy(editor);
    db.database()
        .update("update profiles_contact set email = null where id = ?", old.contact().id());
    assertThatThrownBy(() -> again(old)).isInstanceOf(ValidationException.class);
    assertThat(contacts.byToken(old.token())).isNotNull();
  }

  @Test
  public void withdrawingErases() {
    Asked asked = addedBy(editor);
    contacts.agree(asked.token());
    access.principal = Principal.ANONYMOUS;
    contacts.withdraw(asked.token());
    assertThat(store.list(town)).isEmpty();
    assertThatThrownBy(() -> contacts.withdraw(asked.token()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  public void anAccountOfTheTeamAddsAndRemovesItself() {
    Contact own = access.as(reader, () -> contacts.addSelf(town, ANA));
    assertThat(outbox.letters).isEmpty();
    assertThat(own.state()).isEqualTo(Contact.State.CONFIRMED);
    assertThat(seenBy(reader)).extracting(Contact::own).containsExactly(true);
    assertThat(seenBy(other)).extracting(Contact::own).containsExactly(false);
    ValidationException twice =
        catchThrowableOfType(
            ValidationException.class, () -> access.as(reader, () -> contacts.addSelf(town, ANA)));
    assertThat(twice.problems()).extracting(FieldProblem::field).containsExactly("");

    assertThatThrownBy(() -> access.as(other, () -> contacts.addSelf(town, ANA)))
        .isInstanceOf(AccessDeniedException.class);
    Principal client = AccessByRole.client(2, "profiles:read", "profiles:write");
    assertThatThrownBy(() -> access.as(client, () -> contacts.addSelf(town, ANA)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> removeAs(other, own.id())).isInstanceOf(AccessDeniedException.class);
    removeAs(reader, own.id());
    assertThat(store.list(town)).isEmpty();
    assertThatThrownBy(() -> removeAs(editor, own.id())).isInstanceOf(NotFoundException.class);
  }

  private void removeAs(Principal who, Id contact) {
    access.as(
        who,
        () -> {
          contacts.remove(town, contact);
          return null;
        });
  }

  @Test
  public void theAudienceOfTheSectionDecides() {
    contacts.agree(addedBy(editor).token());
    audience(Change.Audience.ORGANISATION);
    assertThat(seenBy(other)).isEmpty();
    assertThat(seenBy(reader)).hasSize(1);
    access.principal = Principal.ANONYMOUS;
    assertThat(contacts.publicOf(town)).isEmpty();
    access.principal = Principal.SYSTEM;
    audience(Change.Audience.PUBLIC);
    addedBy(editor);
    access.principal = Principal.ANONYMOUS;
    assertThat(contacts.publicOf(town)).hasSize(1);
    assertThat(seenBy(other)).hasSize(1);
    assertThatThrownBy(() -> contacts.publicOf(new Id(5))).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void theLogNamesNobody() {
    Asked asked = addedBy(editor);
    contacts.agree(asked.token());
    contacts.agree(asked.token());
    contacts.withdraw(asked.token());
    List<Change> log = db.changes().read(before, 100);
    assertThat(log).hasSize(3);
    assertThat(log)
        .allSatisfy(
            change -> {
              assertThat(change.type()).isEqualTo(Profile.TYPE);
              assertThat(change.id()).isEqualTo(town);
              assertThat(change.verb()).isEqualTo(Change.Verb.UPDATED);
              assertThat(change.fields()).containsExactly("contacts");
              assertThat(change.audience()).isEqualTo(Change.Audience.ORGANISATION);
              assertThat(change.organisation()).isEqualTo(town);
            });
  }

  @Test
  public void tenAreTheMostEvenAtOnce() throws Exception {
    for (int i = 0; i < Contacts.MOST - 1; i++) {
      addedBy(editor);
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    CyclicBarrier start = new CyclicBarrier(4);
    List<Future<Boolean>> results = new ArrayList<>();
    Callable<Boolean> adding =
        () -> {
          start.await();
          try {
            addedBy(editor);
            return true;
          } catch (ValidationException e) {
            assertThat(e.problems()).extracting(FieldProblem::field).containsExactly("");
            return false;
          }
        };
    for (int i = 0; i < 4; i++) {
      results.add(threads.submit(adding));
    }
    int added = 0;
    for (Future<Boolean> result : results) {
      added += result.get() ? 1 : 0;
    }
    threads.shutdown();
    assertThat(added).isEqualTo(1);
    assertThat(store.list(town)).hasSize(Contacts.MOST);
  }

  @Test
  public void onlyEditorsAdd() {
    for (Principal who : List.of(reader, other, AccessByRole.client(1, "profiles:read"))) {
      assertThatThrownBy(() -> addedBy(who)).isInstanceOf(AccessDeniedException.class);
    }
    ValidationException e =
        catchThrowableOfType(
            ValidationException.class,
            () ->
                access.as(
                    editor, () -> contacts.add(town, new Contact.Draft("", "", "", "", null))));
    assertThat(e.problems()).extracting(FieldProblem::field).contains("name", "role", "email");
    assertThatThrownBy(() -> contacts.add(new Id(5), ANA)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> contacts.list(new Id(5))).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void contactsOfARemovedProfileAreErasedOnce() {
    addedBy(editor);
    profiles.delete(town, profiles.get(town).version());
    List<Change> log = db.changes().read(before, 100);
    Change deleted = log.get(log.size() - 1);
    ContactsOfRemoved follower = new ContactsOfRemoved(store);
    follower.follow(log.get(0));
    assertThat(store.list(town)).hasSize(1);
    follower.follow(deleted);
    assertThat(store.list(town)).isEmpty();

    // Whatever another node's clock says, of a profile that is gone nobody is left.
    profiles.createSample("RS/Gone", town, Drafts.full(), 0, List.of());
    clock.now = deleted.time().plusSeconds(5);
    addedBy(editor);
    profiles.delete(town, profiles.get(town).version());
    follower.follow(deleted);
    assertThat(store.list(town)).isEmpty();

    // The profile is back before the follower comes by.
    clock.now = deleted.time().plusMillis(5);
    profiles.createSample("RS/Back", town, Drafts.full(), 0, List.of());
    addedBy(editor);
    follower.follow(deleted);
    assertThat(store.list(town)).hasSize(1);
  }

  @Test
  public void theQueriesUseTheirIndexes() {
    for (int i = 0; i < 300; i++) {
      store.insert(
          new Contact(
              db.ids().next(),
              new Id(10_000 + i),
              "n",
              "r",
              null,
              "12345",
              List.of(),
              Contact.State.ASKED,
              false,
              clock.now),
          null,
          "hash" + i,
          false);
    }
    assertThat(db.plan(ContactStore.LIST, town)).contains("profiles_contact_of");
    assertThat(db.plan(ContactStore.WAITING, "asked", 1L)).contains("profiles_contact_waiting");
  }
}
