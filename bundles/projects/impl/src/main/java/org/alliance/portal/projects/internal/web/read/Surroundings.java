package org.alliance.portal.projects.internal.web.read;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.files.Attachment;
import org.alliance.portal.api.files.Attachments;
import org.alliance.portal.api.web.ListState;
import org.alliance.portal.api.web.Lists;
import org.alliance.portal.projects.api.AdoptionTree;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.search.InitiativeFacets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What belongs to an initiative but stands elsewhere: adoptions, partners, files, related ones. */
@Component(service = Surroundings.class)
public class Surroundings {
  private static final int RELATED = 5;
  private static final int KILO = 1024;

  private final Initiatives initiatives;
  private final Finder finder;
  private final Lists lists;
  private final Owners owners;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Attachments attachments;

  @Activate
  public Surroundings(
      @Reference Initiatives initiatives,
      @Reference Finder finder,
      @Reference Lists lists,
      @Reference Owners owners) {
    this.initiatives = initiatives;
    this.finder = finder;
    this.lists = lists;
    this.owners = owners;
  }

  /**
   * Who took part.
   *
   * @param name with the language it is in
   * @param path its page without the language; null for none
   * @param part what it did; may be null
   */
  public record Partner(ByLanguage.Chosen<String> name, String path, String part) {}

  /**
   * A file.
   *
   * @param title what it is
   * @param path where it is
   * @param format such as PDF; empty when its name does not tell
   * @param size in the unit
   * @param unit end of its text's key
   */
  public record FileLine(String title, String path, String format, double size, String unit) {}

  /** What an initiative adapted and who adapted it, as far as the reader may know. */
  Tree tree(Id id, String lang) {
    AdoptionTree tree = initiatives.tree(id);
    Set<Id> others = new LinkedHashSet<>();
    tree.above().forEach(adoption -> others.add(adoption.source()));
    tree.below().forEach(adoption -> others.add(adoption.adopter()));
    return Tree.of(id, tree, others.isEmpty() ? Map.of() : initiatives.summaries(others, lang));
  }

  /** Whose it is and who took part, by id; no id of somebody who is no member. */
  Map<Id, Owners.Owner> organisations(Initiative initiative, String lang) {
    Set<Id> ids = new HashSet<>(Set.of(initiative.organisation()));
    initiative.content().partners().stream()
        .filter(partner -> partner.organisation() != null)
        .forEach(partner -> ids.add(partner.organisation()));
    return owners.of(ids, lang);
  }

  static List<Partner> partners(Initiative initiative, Map<Id, Owners.Owner> known) {
    InitiativeDraft said = initiative.content();
    return said.partners().stream()
        .map(
            partner -> {
              Owners.Owner member =
                  partner.organisation() == null ? null : known.get(partner.organisation());
              return member == null
                  ? new Partner(
                      new ByLanguage.Chosen<>(said.original(), partner.name()),
                      null,
                      partner.part())
                  : new Partner(member.name(), member.path(), partner.part());
            })
        .toList();
  }

  /** Its files in their order; none while files are away. */
  List<FileLine> files(Initiative initiative) {
    List<Id> ids = initiative.content().attachments();
    Attachments now = attachments;
    if (ids.isEmpty() || now == null) {
      return List.of();
    }
    EntityRef ref = initiative.ref();
    Map<Id, Attachment> there = new LinkedHashMap<>();
    now.of(ref).forEach(file -> there.put(file.id(), file));
    return ids.stream().filter(there::containsKey).map(id -> line(there.get(id))).toList();
  }

  private static FileLine line(Attachment file) {
    int dot = file.name().lastIndexOf('.');
    String format =
        dot < 0 ? "" : file.name().substring(dot + 1).toUpperCase(java.util.Locale.ROOT);
    double kilos = Math.max(1, Math.round((double) file.size() / KILO));
    return kilos < KILO
        ? new FileLine(file.title(), file.path(), format, kilos, "kb")
        : new FileLine(
            file.title(), file.path(), format, Math.round(kilos * 10 / KILO) / 10.0, "mb");
  }

  /** Others on the same themes, newest first. */
  List<Entry> related(Initiative initiative, Tree tree, String lang) {
    Set<String> shown = new LinkedHashSet<>(Set.of(initiative.id().toString()));
    shown.addAll(tree.shown());
    ListState same =
        ListState.ALL.with(InitiativeFacets.THEME, initiative.content().themes()).sort("newest");
    int limit = Math.min(Initiatives.MOST, RELATED + shown.size());
    return lists.first(finder, same, lang, limit).stream()
        .filter(entry -> !shown.contains(entry.id()))
        .limit(RELATED)
        .toList();
  }
}
