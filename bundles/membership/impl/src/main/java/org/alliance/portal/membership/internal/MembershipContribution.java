package org.alliance.portal.membership.internal;

import java.util.List;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Grant;
import org.alliance.portal.api.access.Permissions;
import org.alliance.portal.api.mail.LetterKind;
import org.alliance.portal.api.mail.LetterKinds;
import org.alliance.portal.api.web.MenuItem;
import org.alliance.portal.api.web.Navigation;
import org.osgi.service.component.annotations.Component;

/** Who may do what, the letters, and the entries of the menus. */
@Component(service = {Permissions.class, LetterKinds.class, Navigation.class})
public class MembershipContribution implements Permissions, LetterKinds, Navigation {
  /** How the change log names this feature. */
  public static final String FEATURE = "membership";

  /** Action for applying: everybody. */
  public static final String APPLY = "membership.apply";

  /** Action for the queue of applications: moderators and admins. */
  public static final String REVIEW = "membership.review";

  /** Asks to confirm the address. */
  public static final String CONFIRM = "membership-confirm";

  /** Says that the application has arrived. */
  public static final String RECEIPT = "membership-receipt";

  /** Brings a fresh link. */
  public static final String LINK = "membership-link";

  /** Tells moderators that the applicant has answered. */
  public static final String ANSWERED = "membership-answered";

  /** Tells moderators of a new application. */
  public static final String NEW = "membership-new";

  /** Asks the applicant something. */
  public static final String ASKED = "membership-asked";

  /** Says that the organisation takes part. */
  public static final String ACCEPTED = "membership-accepted";

  /** Says no. */
  public static final String DECLINED = "membership-declined";

  private static final String NAME = "organisation";
  private static final String REFERENCE = "reference";
  private static final String ADDRESS = "link";

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of(APPLY, null, Grant.ANYONE),
        Action.of(REVIEW, null, Grant.MODERATOR, Grant.ADMIN));
  }

  @Override
  public List<LetterKind> kinds() {
    return List.of(
        kind(CONFIRM, "contact", NAME, REFERENCE, ADDRESS),
        kind(RECEIPT, "contact", NAME, REFERENCE, ADDRESS),
        kind(LINK, NAME, REFERENCE, ADDRESS),
        kind(ANSWERED, "moderator", NAME, REFERENCE, ADDRESS),
        new LetterKind(
            NEW, List.of("moderator", NAME, REFERENCE, ADDRESS), List.of(ADDRESS), true, REVIEW),
        new LetterKind(
            ASKED,
            List.of("contact", NAME, REFERENCE, "question", ADDRESS),
            List.of("question", ADDRESS),
            false),
        new LetterKind(
            ACCEPTED, List.of("contact", NAME, REFERENCE, ADDRESS), List.of(NAME), false),
        new LetterKind(
            DECLINED, List.of("contact", NAME, REFERENCE, "reason"), List.of("reason"), false));
  }

  private static LetterKind kind(String id, String... values) {
    return new LetterKind(id, List.of(values), List.of(ADDRESS), false);
  }

  @Override
  public List<MenuItem> items() {
    return List.of(
        new MenuItem("join", MenuItem.Section.FOOTER, 6, "membership.join.title", "/join", APPLY),
        new MenuItem(
            "cooperate",
            MenuItem.Section.FOOTER,
            7,
            "membership.cooperate.title",
            "/cooperate",
            APPLY),
        new MenuItem(
            "entrance-join", MenuItem.Section.ENTRANCE, 10, "membership.card.join", "/join", APPLY),
        new MenuItem(
            "entrance-cooperate",
            MenuItem.Section.ENTRANCE,
            20,
            "membership.card.cooperate",
            "/cooperate",
            APPLY),
        new MenuItem(
            "applications",
            MenuItem.Section.ADMIN,
            50,
            "membership.review.title",
            "/admin/applications",
            REVIEW));
  }
}
