using OrleansBooking.Web.Citizen.Display;

namespace OrleansBooking.Web.Citizen.Texts;

/// <summary>How the pages of one request speak: with or without furigana.</summary>
public sealed class Speech(DisplayChoice display)
{
    /// <summary>Readings stand above the characters.</summary>
    public bool Furigana => display.Furigana;

    /// <summary>A fixed text for the body of the page.</summary>
    public Phrase T(string key, params object?[] arguments) => Of(CitizenTexts.Get(key, arguments));

    /// <summary>A text that is not fixed (a venue's name, a date), for the body of the page.</summary>
    public Phrase Of(string? text) => new(text ?? "", display.Furigana);

    /// <summary>A fixed text for attributes and titles.</summary>
    public static string P(string key, params object?[] arguments) => CitizenTexts.Get(key, arguments).Replace("**", "", StringComparison.Ordinal);
}
