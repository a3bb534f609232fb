package org.alliance.portal.notifications.internal;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.IdGenerator;
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
@Component(service = Outbox.class, configurationPid = Settings.PID)
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
  private final CurrentRequest current;
  private final Clock clock;
  private final String address;
  private final Tokens tokens = new Tokens();

  @Activate
  public OutboxService(
      @Reference(target = "(portal.schema=notifications)") Database database,
      @Reference Kinds kinds,
      @Reference Composer composer,
      @Reference LetterStore letters,
      @Reference ChoiceStore choices,
      @Reference Wake sender,
      @Reference IdGenerator ids,
      @Reference CurrentRequest current,
      Settings settings) {
    this(
        database,
        kinds,
        composer,
        letters,
        choices,
        sender,
        ids,
        current,
        settings.public_address(),
        Clock.systemUTC());
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
      CurrentRequest current,
      String address,
      Clock clock) {
    this.database = database;
    this.kinds = kinds;
    this.composer = composer;
    this.letters = letters;
    this.choices = choices;
    this.sender = sender;
    this.ids = ids;
    this.current = current;
    this.address = address.strip().replaceAll("/+$", "");
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
    String token = refusable ? tokens.next() : null;
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
                base(letter),
                text.subject(),
                text.body(),
                token,
                token == null ? null : Tokens.hash(token),
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

  /** The portal's own address; a follower knows it only from the links it sends. */
  private String base(Letter letter) {
    String known = address.isEmpty() ? current.baseAddress() : address;
    if (known.isEmpty()) {
      known =
          letter.values().values().stream()
              .filter(value -> value.matches("https?://[^\\s/?#]+(/\\S*)?"))
              .findFirst()
              .map(OutboxService::origin)
              .orElse("");
    }
    return known.length() > BASE ? "" : known;
  }

  private static String origin(String link) {
    try {
      return URI.create(link).resolve("/").toString().replaceAll("/$", "");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
