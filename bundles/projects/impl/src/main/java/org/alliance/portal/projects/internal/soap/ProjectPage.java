package org.alliance.portal.projects.internal.soap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlType;

/** One page of a list; without next it is the last. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "ProjectPage",
    propOrder = {"items", "next"})
public class ProjectPage {
  @XmlElement(name = "item")
  public List<Item> items = new ArrayList<>();

  public String next;

  /** An initiative as an entry of a list. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "ProjectItem",
      propOrder = {
        "id",
        "version",
        "organisation",
        "organisationName",
        "country",
        "kind",
        "title",
        "titleLanguage",
        "summary",
        "themes",
        "status",
        "evidence",
        "from",
        "to",
        "budget",
        "adoptions",
        "updated",
        "sample"
      })
  public static class Item {
    @XmlElement(required = true)
    public String id;

    public int version;

    /** Whose it is. */
    @XmlElement(required = true)
    public String organisation;

    @XmlElement(required = true)
    public String organisationName;

    @XmlElement(required = true)
    public String country;

    @XmlElement(required = true)
    public String kind;

    @XmlElement(required = true)
    public String title;

    @XmlElement(required = true)
    public String titleLanguage;

    public String summary;

    @XmlElement(name = "theme")
    public List<String> themes = new ArrayList<>();

    public String status;

    public String evidence;

    public String from;

    public String to;

    public BigDecimal budget;

    public int adoptions;

    @XmlElement(required = true)
    public String updated;

    public boolean sample;
  }
}
