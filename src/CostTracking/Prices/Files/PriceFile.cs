using System.Text.Json.Serialization;

namespace CostTracking;

/// <summary>Prices as a file or a configuration gives them. <see cref="PriceCatalog.Schema"/> describes the file's form.</summary>
public sealed class PriceFile
{
    /// <summary>Gets or sets where the form is described; not looked at.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; set; }

    /// <summary>Gets or sets the catalog's name; it stands before each price's version.</summary>
    /// <value>The default is <c>host</c>.</value>
    public string Version { get; set; } = "host";

    /// <summary>Gets or sets the providers' other names and their hosts.</summary>
    public IList<PriceFileProvider> Providers { get; set; } = [];

    /// <summary>Gets or sets the calendars that windows name.</summary>
    public IList<PriceFileCalendar> Calendars { get; set; } = [];

    /// <summary>Gets or sets the models.</summary>
    public IList<PriceFileModel> Models { get; set; } = [];

    /// <summary>Gets or sets calls with what they have to cost; one that costs something else refuses the whole file.</summary>
    public IList<PriceFileSample> Samples { get; set; } = [];
}
