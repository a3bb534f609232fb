package org.alliance.portal.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.notifications.internal.store.TextStore;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.testing.AccessFake;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class TextServiceStoreTest {
  private static final String KIND = "demo-invitation";

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private final AccessFake access = new AccessFake();
  private final TextService texts;

  public TextServiceStoreTest(String name, TestDatabase db) {
    this.db = db;
    db.migrate("notifications", getClass().getClassLoader());
    texts =
        new TextService(
            access,
            db.database(),
            db.changes(),
            db.ids(),
            Letters.kinds(Letters.INVITATION, Letters.NEWS),
            new TextStore(db.database()));
  }

  @Before
  public void empty() {
    db.database().update("delete from notifications_text");
  }

  @Test
  public void aTextIsChangedAndTakenBack() {
    TextService.Text shipped = texts.get(KIND, "fr");
    assertThat(shipped.own()).isFalse();
    assertThat(shipped.version()).isZero();
    texts.save(KIND, "fr", 0, " Salut {name} ", "Voici :\r\n\r\n{link}\u0000\r\n");
    TextService.Text own = texts.get(KIND, "fr");
    assertThat(own.own()).isTrue();
    assertThat(own.text()).isEqualTo(new LetterText("Salut {name}", "Voici :\n\n{link}"));
    assertThat(texts.get(KIND, "en").own()).isFalse();
    texts.save(KIND, "fr", 1, "Encore", "{link}");
    texts.reset(KIND, "fr", 2);
    assertThat(texts.get(KIND, "fr").text()).isEqualTo(shipped.text());
    assertThat(texts.get(KIND, "fr").version()).isEqualTo(3);
    assertThat(texts.list()).hasSize(4).noneMatch(TextService.Text::own);
    List<Change> log = db.changes().read(0, 1000);
    Change last = log.get(log.size() - 1);
    assertThat(last.type()).isEqualTo("letter-text");
    assertThat(last.audience()).isEqualTo(Change.Audience.NONE);
    assertThat(log.stream().filter(c -> c.id().equals(last.id())).map(Change::verb))
        .containsExactly(Change.Verb.CREATED, Change.Verb.UPDATED, Change.Verb.UPDATED);
  }

  @Test
  public void ofTwoEditorsOneIsTold() throws Exception {
    ExecutorService editors = Executors.newFixedThreadPool(2);
    try {
      for (int version = 0; version < 5; version++) {
        int seen = version;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> work =
            IntStream.range(0, 2)
                .mapToObj(
                    i ->
                        editors.submit(
                            () -> {
                              start.await();
                              try {
                                texts.save(KIND, "en", seen, "By " + i, "{link}");
                                return true;
                              } catch (ConflictException e) {
                                return false;
                              }
                            }))
                .toList();
        start.countDown();
        assertThat(List.of(work.get(0).get(), work.get(1).get()))
            .containsExactlyInAnyOrder(true, false);
      }
    } finally {
      editors.shutdownNow();
    }
    assertThatThrownBy(() -> texts.reset(KIND, "en", 1)).isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> texts.save(KIND, "en", -1, "x", "{link}"))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  public void everyMistakeIsNamed() {
    assertThat(problems(" ", ""))
        .containsExactly(
            "subject portal.problem.required",
            "body portal.problem.required",
            "body notifications.problem.missing-value");
    assertThat(problems("x".repeat(201), "{link}" + "x".repeat(20_000)))
        .containsExactly("subject portal.problem.too-long", "body portal.problem.too-long");
    assertThat(problems("a\nb {nome}", "{link} { name } {}"))
        .containsExactly(
            "subject notifications.problem.one-line",
            "subject notifications.problem.unknown-value",
            "body notifications.problem.unknown-value");
    assertThat(problems("{link}", "Without"))
        .containsExactly("body notifications.problem.missing-value");
    assertThat(texts.get(KIND, "en").version()).isZero();
  }

  private List<String> problems(String subject, String body) {
    try {
      texts.save(KIND, "en", 0, subject, body);
      return List.of();
    } catch (ValidationException e) {
      return e.problems().stream().map((FieldProblem p) -> p.field() + " " + p.key()).toList();
    }
  }

  @Test
  public void onlyWhatIsThereIsEditedByThoseWhoMay() {
    assertThatThrownBy(() -> texts.get("demo-nobody", "en")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> texts.get(KIND, "pl")).isInstanceOf(NotFoundException.class);
    access.refused.add(Action.MODERATE);
    assertThatThrownBy(() -> texts.save(KIND, "en", 0, "x", "{link}"))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> texts.list()).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> texts.reset(KIND, "en", 0)).isInstanceOf(AccessDeniedException.class);
  }
}
