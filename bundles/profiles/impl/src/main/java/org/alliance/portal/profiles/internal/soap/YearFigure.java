package org.alliance.portal.profiles.internal.soap;

import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlType;

/**
 * What a profile said for a year. Kind is population, estimate or plan; method is census or
 * estimate, of an estimate only. Of a plan, year is the first and maximum the last.
 */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "Figure",
    propOrder = {"kind", "year", "minimum", "maximum", "source", "method"})
public class YearFigure {
  public String kind;
  public Integer year;
  public Integer minimum;
  public Integer maximum;
  public String source;
  public String method;
}
