package org.alliance.portal.profiles.internal.web;

import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.content.Freshness;
import org.alliance.portal.api.web.Europe;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Contact;
import org.alliance.portal.profiles.api.Contacts;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Section;
import org.alliance.portal.profiles.internal.ProfilesFake;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.Bundles;
import org.alliance.portal.testing.RealTexts;
import org.alliance.portal.testing.Rendering;
import org.alliance.portal.testing.RequestFake;
import org.alliance.portal.testing.VocabularyFake;
import org.alliance.portal.web.internal.lists.ListService;

/** The pages for reading, on services in memory, with the real texts and templates. */
final class ReadingPages {
  final ProfilesFake profiles = new ProfilesFake();
  final AccessFake access = new AccessFake();
  final RequestFake request = new RequestFake("/profiles");
  final SearchFake search = new SearchFake(profiles);
  final Map<Id, Freshness.State> states = new HashMap<>();
  final List<Contact> contacts = new ArrayList<>();
  final FieldTexts texts = new FieldTexts(new RealTexts(), new VocabularyFake(), Bundles.context());
  final ProfileFinder finder = new ProfileFinder(profiles);
  final ListService lists = ListService.speaking(new VocabularyFake(), new RealTexts());
  final ListViews views = new ListViews(lists, request);
  final PlaceMaps maps = new PlaceMaps();
  final DirectoryPage directory = new DirectoryPage(views, finder, access);
  final ProfilePage page =
      new ProfilePage(profiles, contactsFake(), finder, texts, maps, access, request);
  final ComparePage compare = new ComparePage(profiles, finder, lists, access, request);
  final ParticipantPages participants =
      new ParticipantPages(profiles, contactsFake(), views, finder, maps, access, request);
  final Rendering rendering = new Rendering("/profiles");

  ReadingPages() {
    lists.search = search;
    finder.freshness = fake(Freshness.class, Map.of("marks", this::marks));
    views.europe = new EuropeFake();
    maps.europe = views.europe;
  }

  /** A page in French is looked at too, whatever the test asks of the English one. */
  String html(View view) {
    return html(view, "en");
  }

  String html(View view, String lang) {
    for (String other : List.of("en", "fr")) {
      String html = rendering.render(view, other);
      if (html.contains("null")) {
        throw new AssertionError(html.substring(Math.max(0, html.indexOf("null") - 200)));
      }
    }
    return rendering.render(view, lang);
  }

  /** Leaves of a profile what is always public. */
  void hideAll(Profile p) {
    profiles.all.put(
        p.id(),
        new Profile(
            p.id(),
            p.version(),
            p.names(),
            p.kind(),
            p.country(),
            null,
            null,
            null,
            null,
            null,
            p.accession(),
            List.of(),
            List.of(),
            List.of(),
            null,
            null,
            null,
            null,
            p.created(),
            p.updated(),
            p.lastConfirmed(),
            p.sample(),
            p.visibility(),
            EnumSet.allOf(Section.class),
            true));
  }

  private Object marks(Object[] args) {
    Map<Id, Freshness.Mark> marks = new HashMap<>();
    for (Object id : (Collection<?>) args[1]) {
      Freshness.State state = states.get(id);
      if (state != null) {
        marks.put(
            (Id) id,
            new Freshness.Mark(
                new EntityRef(Profile.TYPE, (Id) id), (Id) id, LocalDate.EPOCH, state));
      }
    }
    return marks;
  }

  private Contacts contactsFake() {
    return fake(
        Contacts.class,
        Map.of("list", args -> List.copyOf(contacts), "publicOf", args -> List.copyOf(contacts)));
  }

  /** A service of which only some methods are asked. */
  static <T> T fake(Class<T> type, Map<String, java.util.function.Function<Object[], Object>> on) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> on.get(method.getName()).apply(args)));
  }

  /** Three countries as squares. */
  static final class EuropeFake implements Europe {
    @Override
    public String viewBox() {
      return "0 0 100 100";
    }

    @Override
    public String land() {
      return "M0 0h1v1z";
    }

    @Override
    public List<Country> countries() {
      return List.of(
          new Country("FR", "M1 1h9v9z", 5, 5, false),
          new Country("RS", "M20 20h9v9z", 25, 25, false),
          new Country("XK", "M30 30h1v1z", 30, 30, true));
    }

    @Override
    public Optional<Point> point(double latitude, double longitude) {
      return Optional.of(new Point(longitude, latitude));
    }

    @Override
    public Optional<String> countryAt(double latitude, double longitude, double toleranceKm) {
      return Optional.empty();
    }

    @Override
    public boolean within(String country, double latitude, double longitude, double toleranceKm) {
      return true;
    }
  }
}
