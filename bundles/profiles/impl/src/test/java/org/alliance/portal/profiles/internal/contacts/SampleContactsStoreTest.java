package org.alliance.portal.profiles.internal.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.alliance.portal.api.Id;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.profiles.api.Contact;
import org.alliance.portal.profiles.internal.AccessByRole;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.profiles.internal.ProfileService;
import org.alliance.portal.profiles.internal.RealProfiles;
import org.alliance.portal.profiles.internal.store.ContactStore;
import org.alliance.portal.profiles.internal.store.SampleStore;
import org.alliance.portal.testing.VocabularyFake;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class SampleContactsStoreTest {
  private static final SampleContact FIRST = SampleContact.all().get(0);

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private final AccessByRole access = new AccessByRole();
  private final ContactStore store;
  private final SampleStore samples;
  private final ProfileService profiles;
  private final ContactService contacts;

  public SampleContactsStoreTest(String name, TestDatabase db) {
    this.db = db;
    db.migrate("profiles", getClass().getClassLoader());
    VocabularyFake vocabulary = new VocabularyFake();
    this.store = new ContactStore(db.database());
    this.samples = new SampleStore(db.database());
    this.profiles = RealProfiles.on(db, access, vocabulary, Clock.systemUTC());
    this.contacts =
        new ContactService(
            access,
            profiles,
            db.database(),
            db.changes(),
            store,
            new OutboxFake().contacts(),
            db.ids(),
            vocabulary,
            Clock.systemUTC());
  }

  @Before
  public void empty() {
    db.database().update("delete from profiles_contact");
    db.database().update("delete from profiles_sample");
  }

  @Test
  public void allAreInventedAndMarked() {
    List<SampleContact> all = SampleContact.all();
    assertThat(all).hasSize(15);
    assertThat(all.stream().map(SampleContact::member).collect(Collectors.toSet())).hasSize(15);
    assertThat(all).allMatch(c -> c.draft().name().endsWith("(sample / exemple)"));
    assertThat(all).allMatch(c -> c.draft().email().endsWith(".example"));
    ContactRules rules = new ContactRules(new VocabularyFake());
    assertThat(all).allMatch(c -> rules.problems(c.draft(), true).isEmpty());
  }

  @Test
  public void comeAfterTheirMembersAndNotTwice() {
    SampleContacts work = new SampleContacts(contacts, samples, access, true);
    assertThat(work.provided()).isFalse();
    Id town = profiles.create(Drafts.full());
    samples.sampleMade(FIRST.member(), town);
    assertThat(work.provided()).isFalse();
    assertThat(work.provided()).isFalse();
    List<ContactStore.Stored> made = store.list(town);
    assertThat(made).hasSize(1);
    assertThat(made.get(0).contact().state()).isEqualTo(Contact.State.CONFIRMED);

    // One that somebody removed does not come back at the next start.
    contacts.remove(town, made.get(0).contact().id());
    assertThat(work.provided()).isFalse();
    assertThat(store.list(town)).isEmpty();
  }

  @Test
  public void goWithTheDemonstration() throws Exception {
    Id town = profiles.create(Drafts.full());
    Contact real =
        contacts.add(town, new Contact.Draft("Ana", "Officer", "a@b.example", null, null));
    contacts.addSample(town, FIRST.draft(), () -> {});
    contacts.removeSamples();
    assertThat(store.list(town)).extracting(s -> s.contact().id()).containsExactly(real.id());
  }

  @Test
  public void aMemberThatSomebodyRemovedIsPassedOver() {
    samples.sampleMade(FIRST.member(), new Id(12345));
    SampleContacts work = new SampleContacts(contacts, samples, access, true);
    work.provided();
    assertThat(samples.samples().get(FIRST.key()).made()).isTrue();
    assertThat(store.list(new Id(12345))).isEmpty();
  }
}
