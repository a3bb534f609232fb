package org.alliance.portal.projects.internal.web.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.core.MultivaluedHashMap;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.content.Markdown;
import org.alliance.portal.api.content.PersonalData;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.web.View;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.projects.internal.ServiceFixture;
import org.alliance.portal.testing.Bundles;
import org.alliance.portal.testing.Rendering;
import org.alliance.portal.testing.RequestFake;
import org.osgi.framework.Bundle;

/** The pages of writing over the real service. */
final class WritingPages {
  private static final Rendering RENDERING = new Rendering("/projects");

  final ServiceFixture fixture;
  final RequestFake request = new RequestFake("/projects");
  final Teams teams;
  final ReviewPage review;
  final DeletePage delete;
  final AdoptPage adopt;
  final AdoptionsPage adoptions;
  final WriteTexts texts;
  final Finder finder = new Finder();
  final WorkDesk desk;
  final Parts parts;
  final WriteViews views;
  final FileDesk files;
  final EditPages edit;
  final NewPage begin;
  final FilesPage upload;
  final NewerPage newer;
  final VersionPage version;

  WritingPages(TestDatabase db) {
    fixture = new ServiceFixture(db);
    fixture.access.principal =
        new Principal(
            Principal.Kind.ACCOUNT,
            new Id(1),
            "Editor",
            java.util.Set.of(),
            Map.of(fixture.town, TeamRole.EDITOR),
            java.util.Set.of());
    teams = new Teams(fixture.access, fixture.organisations);
    texts = new WriteTexts(new TextsFake(), fixture.vocabulary, Bundles.context());
    desk = new WorkDesk(fixture.service, fixture.access, fixture.files);
    parts = new Parts(texts, fixture.organisations, fixture.files);
    Ways ways = new Ways(texts);
    StepChoices choices =
        new StepChoices(texts, desk, ways, parts, finder, fixture.organisations, fixture.files);
    views = new WriteViews(desk, ways, choices, parts, fixture.organisations, new MarkdownFake());
    files = new FileDesk(desk, fixture.files);
    edit =
        new EditPages(
            fixture.service,
            fixture.access,
            request,
            desk,
            views,
            texts,
            new Persons(new PersonsFake(), texts),
            files);
    begin =
        new NewPage(
            fixture.service,
            fixture.organisations,
            fixture.access,
            request,
            views,
            ways,
            choices,
            texts,
            finder,
            teams);
    review =
        new ReviewPage(
            fixture.service,
            fixture.access,
            request,
            desk,
            views,
            ways,
            parts,
            new Persons(new PersonsFake(), texts));
    delete = new DeletePage(fixture.service, fixture.access, request, finder);
    adopt = new AdoptPage(fixture.service, request, () -> "https://members.example", teams);
    adoptions = new AdoptionsPage(fixture.service, request, new Waiting(fixture.service, teams));
    upload = new FilesPage(request, desk, files, views);
    newer = new NewerPage(fixture.service, request, desk, parts);
    version = new VersionPage(fixture.service, fixture.access, request, parts);
  }

  /** The page in English; that it is complete in French is asserted. */
  static String html(View view) {
    assertThat(RENDERING.render(view, "fr")).doesNotContain("null");
    return RENDERING.render(view, "en");
  }

  static String html(Response response) {
    return html((View) response.getEntity());
  }

  /** A form with these fields, in pairs of name and value; a name may come again. */
  static MultivaluedMap<String, String> form(String... pairs) {
    MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      form.add(pairs[i], pairs[i + 1]);
    }
    return form;
  }

  static String location(Response response) {
    assertThat(response.getStatus()).isEqualTo(303);
    return response.getLocation().toString();
  }

  /** What a browser sends of a step on which nothing was typed but these. */
  MultivaluedMap<String, String> step(Reviews.Work work, WriteStep step, String... changes) {
    String original = WorkDesk.original(work.values(), "en");
    MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
    work.values()
        .forEach(
            (name, said) -> {
              if (step.has(name, original) && !name.equals("attachments")) {
                sent.put(name, new ArrayList<>(said));
              }
            });
    sent.putSingle(SentStep.AT, step.key());
    sent.putSingle("version", Integer.toString(work.version()));
    sent.putSingle("written", original);
    Map<String, List<String>> typed = new HashMap<>(form(changes));
    sent.putAll(typed);
    return sent;
  }

  /** Makes one paragraph. */
  static final class MarkdownFake implements Markdown {
    @Override
    public String html(String source) {
      return "<p>formatted " + source.replace("<", "&lt;") + "</p>";
    }

    @Override
    public String plain(String source) {
      return source;
    }
  }

  /** Suspects whoever is called Mrs. */
  static final class PersonsFake implements PersonalData {
    @Override
    public List<Suspicion> find(String text) {
      int at = text.indexOf("Mrs ");
      return at < 0
          ? List.of()
          : List.of(
              new Suspicion(Reason.NAME, text.substring(at, Math.min(text.length(), at + 12))));
    }
  }

  /** The texts as readers see them. */
  static final class TextsFake implements PageRenderer {
    @Override
    public String render(Bundle contributor, View view) {
      return view.template();
    }

    @Override
    public String error(int status, String textKey) {
      return textKey;
    }

    @Override
    public String text(Bundle contributor, String language, String key, Map<String, Object> args) {
      return Rendering.text(Map.of("key", key, "args", args), language);
    }
  }
}
