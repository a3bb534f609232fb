package org.alliance.portal.projects.internal.soap;

import java.util.ArrayList;
import java.util.List;
import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlType;

/** What to find: values of one facet widen the search, facets narrow it. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "SearchFilter",
    propOrder = {
      "countryValues",
      "themeValues",
      "kindValues",
      "statusValues",
      "evidenceValues",
      "budgetValues",
      "programmeValues",
      "periodValues"
    })
public class SearchFilter {
  @XmlElement(name = "country")
  public List<String> countryValues = new ArrayList<>();

  @XmlElement(name = "theme")
  public List<String> themeValues = new ArrayList<>();

  @XmlElement(name = "kind")
  public List<String> kindValues = new ArrayList<>();

  @XmlElement(name = "status")
  public List<String> statusValues = new ArrayList<>();

  @XmlElement(name = "evidence")
  public List<String> evidenceValues = new ArrayList<>();

  @XmlElement(name = "budget")
  public List<String> budgetValues = new ArrayList<>();

  @XmlElement(name = "programme")
  public List<String> programmeValues = new ArrayList<>();

  @XmlElement(name = "period")
  public List<String> periodValues = new ArrayList<>();
}
