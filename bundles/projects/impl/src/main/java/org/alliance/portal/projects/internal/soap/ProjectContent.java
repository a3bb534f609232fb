package org.alliance.portal.projects.internal.soap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlType;

/** What an initiative says; days as 2024-02-03, texts in Markdown. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "ProjectContent",
    propOrder = {
      "kind",
      "original",
      "texts",
      "themes",
      "status",
      "from",
      "to",
      "needsMethod",
      "needsDate",
      "evidence",
      "budget",
      "fundings",
      "results",
      "partners",
      "links",
      "attachments"
    })
public class ProjectContent {
  /** Project, policy or practice, in lower case. */
  public String kind;

  /** Language it was written in first, ISO 639-1. */
  public String original;

  @XmlElement(name = "text")
  public List<Text> texts = new ArrayList<>();

  /** Codes of vocabulary theme, 1 to 3. */
  @XmlElement(name = "theme")
  public List<String> themes = new ArrayList<>();

  /** Planned, running, completed or stopped, in lower case. */
  public String status;

  /** First day. */
  public String from;

  /** Last day. */
  public String to;

  /** How the needs were found: survey, consultation, statistics, study or other. */
  public String needsMethod;

  public String needsDate;

  /** As its authors say: promising or demonstrated. */
  public String evidence;

  /** In euros, at most two decimals. */
  public BigDecimal budget;

  @XmlElement(name = "funding")
  public List<Funding> fundings = new ArrayList<>();

  @XmlElement(name = "result")
  public List<Result> results = new ArrayList<>();

  @XmlElement(name = "partner")
  public List<Partner> partners = new ArrayList<>();

  @XmlElement(name = "link")
  public List<Link> links = new ArrayList<>();

  /** Its files, in the order in which they are shown. */
  @XmlElement(name = "attachment")
  public List<File> attachments = new ArrayList<>();

  /** What is told in one language; the title is plain text. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "ProjectText",
      propOrder = {
        "language",
        "title",
        "summary",
        "needs",
        "planning",
        "actions",
        "outcome",
        "challenges",
        "successes",
        "lessons",
        "notAgain",
        "transfer"
      })
  public static class Text {
    @XmlElement(required = true)
    public String language;

    public String title;

    public String summary;

    public String needs;

    public String planning;

    public String actions;

    public String outcome;

    public String challenges;

    public String successes;

    public String lessons;

    public String notAgain;

    public String transfer;
  }

  /** A source of money. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "ProjectFunding",
      propOrder = {"programme", "amount", "share"})
  public static class Funding {
    /** Code of vocabulary programme, or a name of its own. */
    public String programme;

    /** In euros, at most two decimals. */
    public BigDecimal amount;

    /** Of the whole, in percent. */
    public BigDecimal share;
  }

  /** A measured result. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "ProjectResult",
      propOrder = {"indicator", "baseline", "value", "unit"})
  public static class Result {
    public String indicator;

    /** Before. */
    public BigDecimal baseline;

    /** After. */
    public BigDecimal value;

    public String unit;
  }

  /** Who took part: a member by its id, somebody else by name. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "ProjectPartner",
      propOrder = {"organisation", "name", "part"})
  public static class Partner {
    public String organisation;

    public String name;

    public String part;
  }

  /** An address with more. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "ProjectLink",
      propOrder = {"address", "title"})
  public static class Link {
    public String address;

    public String title;
  }

  /** One of its files. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "ProjectFile",
      propOrder = {"id", "address"})
  public static class File {
    public String id;

    /** Where it is, from the root of the portal; not read when it is sent. */
    public String address;
  }
}
