package org.alliance.portal.projects.internal.soap;

import java.util.ArrayList;
import java.util.List;
import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlType;

/** One page of what was found; without next it is the last. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "SearchPage",
    propOrder = {"items", "next", "total", "facets", "corrected", "complete"})
public class SearchPage {
  @XmlElement(name = "item")
  public List<ProjectPage.Item> items = new ArrayList<>();

  public String next;

  /** How many there are on all pages. */
  public long total;

  @XmlElement(name = "facet")
  public List<Facet> facets = new ArrayList<>();

  /** The words with likelier spelling, when little was found. */
  public String corrected;

  /** False while the search is being rebuilt and may lack some. */
  public boolean complete;

  /** Counts of a facet. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "Facet",
      propOrder = {"name", "counts"})
  public static class Facet {
    @XmlElement(required = true)
    public String name;

    @XmlElement(name = "count")
    public List<Count> counts = new ArrayList<>();
  }

  /** How many have a value. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "FacetCount",
      propOrder = {"value", "projects"})
  public static class Count {
    @XmlElement(required = true)
    public String value;

    public long projects;
  }
}
