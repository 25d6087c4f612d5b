using System.Text.Json;
using OrleansBooking.Api.Fields;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Api.Reservations;

/// <summary>New contact fields (JSON merge patch, RFC 7396): an absent field stays, <c>null</c> or an empty text erases it.</summary>
public sealed record ContactChange(string? Name, string? Kana, string? Phone, string? Email, string? Language, string? Note)
{
    private static readonly string[] Names = ["name", "kana", "phone", "email", "language", "note"];

    /// <summary>The change for the engine: null stays, empty erases; null if nothing is to change. Findings go to <paramref name="fields"/>.</summary>
    internal static Contact? Read(JsonElement body, FieldList fields)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            fields.Add(Json.JsonBody.Name, FieldProblem.Malformed);
            return null;
        }

        var typed = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var property in body.EnumerateObject())
        {
            // A field that cannot be changed here must not look as if it had been.
            if (!Names.Contains(property.Name)) fields.Add(Known(property.Name), FieldProblem.Unknown);
            else if (Text(property.Value) is var (text, usable) && usable) typed[property.Name] = text;
            else fields.Add(property.Name, FieldProblem.Malformed);
        }

        var (contact, errors) = ContactFields.Read(new Contact(
            typed.GetValueOrDefault("name"), typed.GetValueOrDefault("kana"), typed.GetValueOrDefault("phone"),
            typed.GetValueOrDefault("email"), typed.GetValueOrDefault("language"), typed.GetValueOrDefault("note")));
        fields.Add(errors);
        if (typed.Count == 0) return null;

        string? Change(string name, string? read) => typed.ContainsKey(name) ? read ?? "" : null;
        return new Contact(
            Change("name", contact.Name), Change("kana", contact.Kana), Change("phone", contact.Phone),
            Change("email", contact.Email), Change("language", contact.Language), Change("note", contact.Note));
    }

    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(ContactChange);

    private static (string? Text, bool Usable) Text(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.Null => (null, true),
                JsonValueKind.String => (value.GetString(), true),
                _ => (null, false),
            };
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, escaped.
            return (null, false);
        }
    }

    private static string Known(string name) => name.Length <= 40 && name.All(char.IsAsciiLetterOrDigit) ? name : Json.JsonBody.Name;
}
