package org.alliance.portal.content.internal.letters;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.PublicAddress;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.accounts.Recipient;
import org.alliance.portal.api.accounts.Teams;
import org.alliance.portal.api.content.Reviews.Work;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.api.mail.LetterKind;
import org.alliance.portal.api.mail.Outbox;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.platform.PageRenderer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells those who wait for it what became of a working copy; nobody what they did themselves. */
@Component(service = ReviewLetters.class)
public class ReviewLetters {
  private static final String ACCOUNT = "account:";

  private final Access access;
  private final Teams teams;
  private final Organisations organisations;
  private final Outbox outbox;
  private final PageRenderer texts;
  private final Bundle bundle;
  private final PublicAddress address;

  @Activate
  public ReviewLetters(
      @Reference Access access,
      @Reference Teams teams,
      @Reference Organisations organisations,
      @Reference Outbox outbox,
      @Reference PageRenderer texts,
      BundleContext context,
      @Reference PublicAddress address) {
    this.access = access;
    this.teams = teams;
    this.organisations = organisations;
    this.outbox = outbox;
    this.texts = texts;
    this.bundle = context.getBundle();
    this.address = address;
  }

  /** To the moderators: a text waits for them. */
  public void submitted(Work work) {
    Organisation owner = owner(work);
    String actor = access.principal().actor();
    for (Recipient to : access.as(Principal.SYSTEM, teams::moderators)) {
      if (!actor.equals(ACCOUNT + to.account())) {
        String name = owner == null ? "" : owner.names().in(ContentLetters.lang(to.lang())).value();
        put(ContentLetters.SUBMITTED, work, to, "/review", Map.of("organisation", name));
      }
    }
  }

  private Organisation owner(Work work) {
    return work.organisation() == null
        ? null
        : organisations.get(List.of(work.organisation())).get(work.organisation());
  }

  /**
   * To those who wrote it: it came back with remarks.
   *
   * @param submitter who submitted it; null for nobody
   */
  public void returned(Work work, String submitter) {
    String note = work.note() == null ? "" : work.note();
    writers(work, submitter)
        .forEach(to -> put(ContentLetters.RETURNED, work, to, "/edit", Map.of("note", note)));
  }

  /**
   * To those who wrote it: everybody sees it now.
   *
   * @param submitter who submitted it; null for nobody
   */
  public void published(Work work, String submitter) {
    writers(work, submitter).forEach(to -> put(ContentLetters.PUBLISHED, work, to, "", Map.of()));
  }

  /** Who wrote it last and who submitted it, but for whoever decides now. */
  private List<Recipient> writers(Work work, String submitter) {
    String actor = access.principal().actor();
    return Stream.of(work.author(), submitter == null ? work.author() : submitter)
        .distinct()
        .filter(who -> who.startsWith(ACCOUNT) && !who.equals(actor))
        .map(who -> Id.parse(who.substring(ACCOUNT.length())))
        .map(account -> access.as(Principal.SYSTEM, () -> teams.recipient(account)))
        .flatMap(Optional::stream)
        .toList();
  }

  private void put(
      LetterKind kind, Work work, Recipient to, String page, Map<String, String> more) {
    String lang = ContentLetters.lang(to.lang());
    Map<String, String> values = new HashMap<>(more);
    values.put("name", to.name());
    values.put("title", title(work, lang));
    values.put("link", address.of(lang, work.path() + page));
    // A later working copy of the same thing counts its versions from the beginning.
    String key =
        String.join(
            " ",
            work.ref().type(),
            work.ref().id().toString(),
            Integer.toString(work.version()),
            Long.toString(work.changed().toEpochMilli()),
            to.account().toString());
    outbox.put(new Letter(kind.id(), key, to.email(), to.account(), lang, values));
  }

  private String title(Work work, String lang) {
    return work.title().isEmpty()
        ? texts.text(bundle, lang, "content.work.untitled", Map.of())
        : work.title();
  }
}
