package org.alliance.portal.profiles.internal.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.alliance.portal.profiles.api.Contact;
import org.alliance.portal.profiles.internal.ContactCount;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Contacts in the database. Of a link only the hash of its token is there. */
@Component(service = {ContactStore.class, ContactCount.class})
public class ContactStore implements ContactCount {
  private static final String SELECT =
      "select id, organisation, name, role, email, phone, languages, state, account, since"
          + " from profiles_contact";

  private final Database database;

  @Activate
  public ContactStore(@Reference(target = "(portal.schema=profiles)") Database database) {
    this.database = database;
  }

  /**
   * A contact as it is stored.
   *
   * @param contact the contact; whose own it is, is not yet told
   * @param account the account that added itself; null for a person without one
   */
  public record Stored(Contact contact, Id account) {

    /** The contact as an account sees it. */
    public Contact as(Id reader) {
      boolean own = account != null && account.equals(reader);
      return new Contact(
          contact.id(),
          contact.organisation(),
          contact.name(),
          contact.role(),
          contact.email(),
          contact.phone(),
          contact.languages(),
          contact.state(),
          own,
          contact.since());
    }
  }

  /** The query for all contacts of an organisation, the oldest first. */
  public static final String LIST =
      SELECT + " where organisation = ? order by organisation, id fetch first 100 rows only";

  /** All contacts of an organisation, the oldest first. */
  public List<Stored> list(Id organisation) {
    return database.list(LIST, ContactStore::stored, organisation);
  }

  @Override
  public int confirmed(Id organisation) {
    return database
        .first(
            "select count(*) as contacts from profiles_contact where organisation = ? and state = ?",
            row -> row.number("contacts"),
            organisation,
            Contact.State.CONFIRMED)
        .orElse(0);
  }

  /** One contact. */
  public Optional<Stored> get(Id contact) {
    return database.first(SELECT + " where id = ?", ContactStore::stored, contact);
  }

  /** The contact with a link. */
  public Optional<Stored> byHash(String hash) {
    return database.first(SELECT + " where token_hash = ?", ContactStore::stored, hash);
  }

  /**
   * Holds a profile until the transaction ends, so that contacts are added one after the other and
   * none to a profile that is being removed.
   *
   * @return whether there is such a profile
   */
  public boolean hold(Id profile) {
    return database.update("update profiles_profile set version = version where id = ?", profile)
        > 0;
  }

  /**
   * Adds a contact.
   *
   * @param account the account that adds itself; null for another person
   * @param hash hash of the link's token
   * @param sample whether it is invented for trying the portal out
   */
  public void insert(Contact contact, Id account, String hash, boolean sample) {
    database.update(
        "insert into profiles_contact (id, version, organisation, name, role, email, phone,"
            + " languages, state, account, token_hash, created, since, sample)"
            + " values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        contact.id(),
        contact.organisation(),
        contact.name(),
        contact.role(),
        contact.email(),
        contact.phone(),
        contact.languages().isEmpty() ? null : String.join(" ", contact.languages()),
        contact.state(),
        account,
        hash,
        contact.since(),
        contact.since(),
        sample);
  }

  /**
   * Replaces the link of a contact that has not agreed.
   *
   * @return whether there is such a contact
   */
  public boolean renew(Id organisation, Id contact, String hash, Instant now) {
    return database.update(
            "update profiles_contact set token_hash = ?, since = ?, version = version + 1"
                + " where id = ? and organisation = ? and state = ?",
            hash,
            now,
            contact,
            organisation,
            Contact.State.ASKED)
        > 0;
  }

  /**
   * How many letters an organisation sent on a day.
   *
   * @param address to one address
   * @param all to all addresses
   */
  public record Letters(int address, int all) {}

  /**
   * How many letters an organisation sent on a day.
   *
   * @param address hash of the address
   */
  public Letters letters(Id organisation, String address, String day) {
    Map<String, Integer> sent = new HashMap<>();
    database.list(
        "select address_hash, letters from profiles_contact_letter where organisation = ? and"
            + " sent_on = ? fetch first 1000 rows only",
        row -> sent.put(row.text("address_hash"), row.number("letters")),
        organisation,
        day);
    return new Letters(
        sent.getOrDefault(address, 0), sent.values().stream().mapToInt(Integer::intValue).sum());
  }

  /**
   * Counts a letter.
   *
   * @param address hash of the address
   * @param letters how many there are to this address on this day now
   */
  public void written(Id organisation, String address, String day, int letters) {
    if (letters == 1) {
      database.update(
          "insert into profiles_contact_letter (organisation, sent_on, address_hash, letters)"
              + " values (?, ?, ?, 1)",
          organisation,
          day,
          address);
    } else {
      database.update(
          "update profiles_contact_letter set letters = ? where organisation = ? and sent_on = ?"
              + " and address_hash = ?",
          letters,
          organisation,
          day,
          address);
    }
  }

  /** Forgets how many letters were sent before a day. */
  public void forgetLetters(String day) {
    database.update("delete from profiles_contact_letter where sent_on < ?", day);
  }

  /**
   * The person with a link agrees.
   *
   * @param oldest links made before are at their end
   * @return whether the link was waiting for an answer
   */
  public boolean confirm(String hash, Instant now, Instant oldest) {
    return database.update(
            "update profiles_contact set state = ?, since = ?, version = version + 1"
                + " where token_hash = ? and state = ? and since >= ?",
            Contact.State.CONFIRMED,
            now,
            hash,
            Contact.State.ASKED,
            oldest)
        > 0;
  }

  /**
   * Erases a contact.
   *
   * @return whether it was there
   */
  public boolean delete(Id organisation, Id contact) {
    return database.update(
            "delete from profiles_contact where id = ? and organisation = ?", contact, organisation)
        > 0;
  }

  /** The query for contacts that have not answered. */
  public static final String WAITING =
      SELECT + " where state = ? and since < ? order by state, since fetch first 500 rows only";

  /** Some of the contacts that were asked before a time and have not answered. */
  public List<Stored> waiting(Instant before) {
    return database.list(WAITING, ContactStore::stored, Contact.State.ASKED, before);
  }

  /**
   * Erases a contact that has still not answered.
   *
   * @return whether it was there, still waiting
   */
  public boolean deleteWaiting(Id contact, Instant before) {
    return database.update(
            "delete from profiles_contact where id = ? and state = ? and since < ?",
            contact,
            Contact.State.ASKED,
            before)
        > 0;
  }

  /**
   * Erases the contacts of a profile that was removed; when it is back already, those that were
   * there before.
   */
  public void deleteOf(Id organisation, Instant removed) {
    database.update(
        "delete from profiles_contact where organisation = ? and (created <= ? or not exists"
            + " (select 1 from profiles_profile p where p.id = profiles_contact.organisation))",
        organisation,
        removed);
  }

  /** Erases the invented contacts. */
  public int deleteSamples() {
    return database.update("delete from profiles_contact where sample = 1");
  }

  private static Stored stored(Row row) {
    String languages = row.text("languages");
    return new Stored(
        new Contact(
            row.id("id"),
            row.id("organisation"),
            row.text("name"),
            row.text("role"),
            row.text("email"),
            row.text("phone"),
            languages == null ? List.of() : List.of(languages.split(" ")),
            row.choice("state", Contact.State.class),
            false,
            row.instant("since")),
        row.id("account"));
  }
}
