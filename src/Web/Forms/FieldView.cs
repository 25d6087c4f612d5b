namespace OrleansBooking.Web.Forms;

/// <summary>A text field with its label, hint and error.</summary>
/// <param name="Id">Name and id; also the name in a <see cref="Contracts.Refusals.FieldError"/>.</param>
public sealed record FieldView(string Id, string Label, string? Hint, string? Value, string? Error)
{
    public bool Required { get; init; }
    public string InputMode { get; init; } = "text";
    public string AutoComplete { get; init; } = "off";
    public string Type { get; init; } = "text";
    public string? Css { get; init; }

    /// <summary>Characters that can be typed; null: the server alone says.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Shows where on the notice letter the ID is.</summary>
    public bool WithLetter { get; init; }
}
