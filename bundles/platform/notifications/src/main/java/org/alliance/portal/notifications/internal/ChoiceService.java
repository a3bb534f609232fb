package org.alliance.portal.notifications.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.mail.LetterKind;
import org.alliance.portal.notifications.internal.store.ChoiceStore;
import org.alliance.portal.notifications.internal.store.LetterStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which letters a person wants. */
@Component(service = ChoiceService.class)
public final class ChoiceService {
  private final Access access;
  private final Database database;
  private final ChangeLog changes;
  private final Kinds kinds;
  private final ChoiceStore store;
  private final LetterStore letters;

  /**
   * A kind that an account may switch off.
   *
   * @param wanted whether it has not
   */
  public record Choice(Kinds.Entry entry, boolean wanted) {}

  /**
   * What the link of a letter is for.
   *
   * @param kind the kind of letter
   * @param wanted whether the account wants it at the moment
   */
  public record Subscription(String kind, boolean wanted) {}

  @Activate
  public ChoiceService(
      @Reference Access access,
      @Reference(target = "(portal.schema=notifications)") Database database,
      @Reference ChangeLog changes,
      @Reference Kinds kinds,
      @Reference ChoiceStore store,
      @Reference LetterStore letters) {
    this.access = access;
    this.database = database;
    this.changes = changes;
    this.kinds = kinds;
    this.store = store;
    this.letters = letters;
  }

  /** What the current account may choose: kinds that it can get at all. */
  public List<Choice> mine() {
    access.require(Action.SIGNED_IN);
    Set<String> refused = store.refused(account());
    return kinds.all().stream()
        .filter(entry -> entry.kind().optional())
        .filter(entry -> mayGet(entry.kind()))
        .map(entry -> new Choice(entry, !refused.contains(entry.kind().id())))
        .toList();
  }

  private boolean mayGet(LetterKind kind) {
    return kind.action() == null || access.allows(kind.action(), null);
  }

  /**
   * Chooses for the current account: of the kinds that it may switch off, these ones are wanted.
   */
  public void choose(Collection<String> wanted) {
    access.require(Action.SIGNED_IN);
    Id account = account();
    database.run(
        () -> {
          for (Choice choice : mine()) {
            String kind = choice.entry().kind().id();
            if (choice.wanted() != wanted.contains(kind)) {
              set(account, kind, !choice.wanted());
            }
          }
        });
  }

  private Id account() {
    Principal principal = access.principal();
    if (principal.kind() != Principal.Kind.ACCOUNT) {
      throw new AccessDeniedException(Action.SIGNED_IN);
    }
    return principal.id();
  }

  private void set(Id account, String kind, boolean wanted) {
    if (wanted) {
      store.accept(account, kind);
    } else {
      store.refuse(account, kind);
    }
    changes.record(
        "notifications",
        new EntityRef("letter-choice", account),
        Change.Verb.UPDATED,
        List.of(kind),
        Change.Audience.NONE,
        null);
  }

  /**
   * What a letter's link is for; whoever has it needs no account.
   *
   * @throws NotFoundException when no letter has this link
   */
  public Subscription subscription(String token) {
    access.require(Action.PUBLIC);
    LetterStore.Subscription found = find(token);
    return new Subscription(found.kind(), !store.refused(found.account(), found.kind()));
  }

  /**
   * Switches the kind of a letter on or off, by its link.
   *
   * @throws NotFoundException when no letter has this link
   */
  public Subscription set(String token, boolean wanted) {
    access.require(Action.PUBLIC);
    return database.transaction(
        () -> {
          LetterStore.Subscription found = find(token);
          if (store.refused(found.account(), found.kind()) == wanted) {
            set(found.account(), found.kind(), wanted);
          }
          return new Subscription(found.kind(), wanted);
        });
  }

  private LetterStore.Subscription find(String token) {
    return Optional.ofNullable(token)
        .filter(Secrets::wellFormed)
        .flatMap(word -> letters.subscription(Secrets.hash(word)))
        .orElseThrow(() -> new NotFoundException("letter", "link"));
  }
}
