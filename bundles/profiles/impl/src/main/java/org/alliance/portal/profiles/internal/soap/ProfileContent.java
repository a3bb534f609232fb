package org.alliance.portal.profiles.internal.soap;

import java.util.ArrayList;
import java.util.List;
import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlType;

/**
 * What a profile says. Dates are ISO 8601, enumerations are words in lower case. Nothing is
 * required by the schema: what is missing is told with everything else that is wrong, in one typed
 * fault.
 */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "ProfileContent",
    propOrder = {
      "original",
      "names",
      "kind",
      "country",
      "nuts",
      "lau",
      "position",
      "population",
      "website",
      "accession",
      "workingLanguages",
      "texts",
      "actionPlan",
      "mediators",
      "estimate",
      "themes",
      "competences",
      "visibility"
    })
public class ProfileContent {
  public String original;

  @XmlElement(name = "name")
  public List<Name> names = new ArrayList<>();

  public String kind;

  public String country;

  public Code nuts;
  public Code lau;
  public Position position;
  public Population population;
  public String website;
  public Accession accession;

  @XmlElement(name = "workingLanguage")
  public List<String> workingLanguages = new ArrayList<>();

  @XmlElement(name = "text")
  public List<Text> texts = new ArrayList<>();

  public ActionPlan actionPlan;
  public Integer mediators;
  public Figures estimate;

  /**
   * Of vocabulary theme. An update without the element keeps those stored; an empty one empties.
   */
  public Codes themes;

  /** Of vocabulary competence; as themes. */
  public Codes competences;

  public Visibility visibility;

  /** Codes of a vocabulary. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(name = "Codes")
  public static class Codes {
    @XmlElement(name = "code")
    public List<String> codes = new ArrayList<>();
  }

  /**
   * Who may see each section: public, members or organisation (the own team). An update without an
   * element keeps the section's audience.
   */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "Visibility",
      propOrder = {"about", "facts", "work", "funds", "participation", "estimate", "contacts"})
  public static class Visibility {
    public String about;
    public String facts;
    public String work;
    public String funds;
    public String participation;
    public String estimate;
    public String contacts;
  }

  /** A name in one language. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "Name",
      propOrder = {"language", "value"})
  public static class Name {
    public String language;

    public String value;
  }

  /** A code with the year of its classification. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "Code",
      propOrder = {"code", "version"})
  public static class Code {
    public String code;

    public String version;
  }

  /** A point on the map, in degrees. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "Position",
      propOrder = {"latitude", "longitude"})
  public static class Position {
    public Double latitude;

    public Double longitude;
  }

  /** All inhabitants. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "Population",
      propOrder = {"count", "year"})
  public static class Population {
    public Integer count;

    public Integer year;
  }

  /** How the organisation stands to the Alliance: applied, joined or left. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "Accession",
      propOrder = {"status", "date"})
  public static class Accession {
    public String status;

    public String date;
  }

  /** What a member writes about itself in one language. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "Text",
      propOrder = {
        "language",
        "summary",
        "needs",
        "competences",
        "fundsExperience",
        "participationBody"
      })
  public static class Text {
    public String language;

    public String summary;
    public String needs;
    public String competences;
    public String fundsExperience;
    public String participationBody;
  }

  /** A strategy or local action plan. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "ActionPlan",
      propOrder = {"from", "to", "adopted", "link"})
  public static class ActionPlan {
    public Integer from;
    public Integer to;
    public String adopted;
    public String link;
  }

  /** An estimate; method is census or estimate. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "Estimate",
      propOrder = {"minimum", "maximum", "groups", "source", "year", "method"})
  public static class Figures {
    public Integer minimum;

    public Integer maximum;

    public String groups;

    public String source;

    public Integer year;

    public String method;
  }
}
