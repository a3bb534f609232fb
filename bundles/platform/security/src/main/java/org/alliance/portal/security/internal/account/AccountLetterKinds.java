package org.alliance.portal.security.internal.account;

import java.util.List;
import org.alliance.portal.api.mail.LetterKind;
import org.alliance.portal.api.mail.LetterKinds;
import org.osgi.service.component.annotations.Component;

/** The kinds of letter about accounts. Refers to nothing, because the outbox refers to it. */
@Component
public final class AccountLetterKinds implements LetterKinds {

  @Override
  public List<LetterKind> kinds() {
    List<String> told = List.of(AccountLetters.NAME, AccountLetters.LINK);
    List<String> withEmail =
        List.of(AccountLetters.NAME, AccountLetters.LINK, AccountLetters.EMAIL);
    return List.of(
        new LetterKind(AccountLetters.RESET, told, List.of(AccountLetters.LINK), false),
        new LetterKind(AccountLetters.PASSWORD_CHANGED, told, List.of(), false),
        new LetterKind(AccountLetters.FACTOR_ON, told, List.of(), false),
        new LetterKind(AccountLetters.FACTOR_OFF, told, List.of(), false),
        new LetterKind(
            AccountLetters.NEW_DEVICE,
            List.of(AccountLetters.NAME, AccountLetters.LINK, AccountLetters.DEVICE),
            List.of(),
            true),
        new LetterKind(AccountLetters.EMAIL_NEW, withEmail, List.of(AccountLetters.LINK), false),
        new LetterKind(
            AccountLetters.EMAIL_OLD,
            withEmail,
            List.of(AccountLetters.LINK, AccountLetters.EMAIL),
            false),
        new LetterKind(AccountLetters.EMAIL_TAKEN, withEmail, List.of(), false),
        new LetterKind(
            AccountLetters.EMAIL_CHANGED, withEmail, List.of(AccountLetters.EMAIL), false));
  }
}
