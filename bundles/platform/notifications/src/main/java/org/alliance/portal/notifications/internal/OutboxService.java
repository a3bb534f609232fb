package org.alliance.portal.notifications.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.PublicAddress;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.api.mail.LetterKind;
import org.alliance.portal.api.mail.Outbox;
import org.alliance.portal.notifications.internal.store.ChoiceStore;
import org.alliance.portal.notifications.internal.store.LetterStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts letters where the sender finds them. */
@Component(service = Outbox.class)
public final class OutboxService implements Outbox {
  private static final int KEY = 200;
  private static final int LANG = 10;
  private static final int ADDRESS = 254;
  private static final int BASE = 300;
  private static final Pattern ADDRESS_FORM =
      Pattern.compile(
          "[^\\s\\p{Cntrl}\\p{Cs}<>()\\[\\],;:\"\\\\@]+@[^\\s\\p{Cntrl}\\p{Cs}<>(),;\"\\\\@]+");

  private final Database database;
  private final Kinds kinds;
  private final Composer composer;
  private final LetterStore letters;
  private final ChoiceStore choices;
  private final Wake sender;
  private final IdGenerator ids;
  private final Clock clock;
  private final PublicAddress address;

  @Activate
  public OutboxService(
      @Reference(target = "(portal.schema=notifications)") Database database,
      @Reference Kinds kinds,
      @Reference Composer composer,
      @Reference LetterStore letters,
      @Reference ChoiceStore choices,
      @Reference Wake sender,
      @Reference IdGenerator ids,
      @Reference PublicAddress address) {
    this(database, kinds, composer, letters, choices, sender, ids, address, Clock.systemUTC());
  }

  /** With an address and a clock of the test's own. */
  public OutboxService(
      Database database,
      Kinds kinds,
      Composer composer,
      LetterStore letters,
      ChoiceStore choices,
      Wake sender,
      IdGenerator ids,
      PublicAddress address,
      Clock clock) {
    this.database = database;
    this.kinds = kinds;
    this.composer = composer;
    this.letters = letters;
    this.choices = choices;
    this.sender = sender;
    this.ids = ids;
    this.address = address;
    this.clock = clock;
  }

  @Override
  public boolean put(Letter letter) {
    requireTransaction();
    Kinds.Entry entry = entry(letter);
    LetterKind kind = entry.kind();
    check(letter);
    LetterText text = composer.compose(entry, letter.lang(), letter.values());
    boolean refusable = kind.optional() && letter.account() != null;
    if (refusable && choices.refused(letter.account(), kind.id())) {
      return false;
    }
    String token = refusable ? Secrets.next() : null;
    Instant now = clock.instant();
    boolean put =
        letters.put(
            new LetterStore.New(
                ids.next(),
                kind.id(),
                letter.key(),
                letter.account(),
                letter.to(),
                entry.written(letter.lang()),
                base(),
                text.subject(),
                text.body(),
                token,
                token == null ? null : Secrets.hash(token),
                now));
    if (put) {
      database.afterCommit(sender::wake);
    }
    return put;
  }

  @Override
  public Optional<Preview> preview(Letter letter) {
    check(letter);
    LetterText text = composer.compose(entry(letter), letter.lang(), letter.values());
    return Optional.of(new Preview(text.subject(), text.body()));
  }

  private Kinds.Entry entry(Letter letter) {
    return kinds
        .find(letter.kind())
        .orElseThrow(
            () -> new IllegalArgumentException("Nobody registers letters " + letter.kind()));
  }

  private void requireTransaction() {
    AtomicBoolean atOnce = new AtomicBoolean();
    // Outside a transaction there is no commit to wait for, so this runs at once.
    database.afterCommit(() -> atOnce.set(true));
    if (atOnce.get()) {
      throw new IllegalStateException("A letter is put in the transaction of what it tells of");
    }
  }

  private static void check(Letter letter) {
    String key = letter.key();
    if (key.isEmpty() || key.length() > KEY || key.indexOf(0) >= 0) {
      throw new IllegalArgumentException("A letter's key has 1 to 200 characters");
    }
    if (letter.lang().length() > LANG) {
      throw new IllegalArgumentException("Not a language");
    }
    if (letter.to().length() > ADDRESS || !ADDRESS_FORM.matcher(letter.to()).matches()) {
      throw new IllegalArgumentException("Not an address to write to");
    }
  }

  /** What does not fit would keep the letter from being put: better without a link to refuse it. */
  private String base() {
    String base = address.base();
    return base.length() > BASE ? "" : base;
  }
}
