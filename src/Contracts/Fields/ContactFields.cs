using System.Collections.Immutable;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Fields;

/// <summary>Normalises and checks contact fields; every edge shows the same findings, and the engine checks again.</summary>
public static class ContactFields
{
    /// <summary>Characters of a name, after normalising, as all limits here.</summary>
    public const int NameLimit = 60;

    /// <summary>Characters of a name in kana.</summary>
    public const int KanaLimit = 60;

    /// <summary>Characters of a mail address (RFC 5321, 4.5.3.1.3).</summary>
    public const int EmailLimit = 254;

    /// <summary>Characters of a remark, line breaks included.</summary>
    public const int NoteLimit = 400;

    /// <summary>The tidy contact and everything that is wrong with it.</summary>
    public static (Contact Contact, ImmutableArray<FieldError> Errors) Read(Contact typed)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var contact = new Contact(
            Text(typed.Name, "name", NameLimit, errors),
            Kana(typed.Kana, errors),
            Phone(typed.Phone, errors),
            Email(typed.Email, errors),
            Language(typed.Language, errors),
            Note(typed.Note, errors));
        return (contact, errors.ToImmutable());
    }

    /// <summary>What a booking without reservation ID needs as well (W2).</summary>
    public static ImmutableArray<FieldError> RequireForDeclared(Contact contact) =>
        [.. new[] { ("name", contact.Name), ("kana", contact.Kana), ("phone", contact.Phone) }
            .Where(field => field.Item2 is null)
            .Select(field => new FieldError(field.Item1, FieldProblem.Required))];

    private static string? Text(string? typed, string field, int limit, ImmutableArray<FieldError>.Builder errors)
    {
        if (typed is not null && TypedText.HasForbidden(typed))
        {
            errors.Add(new FieldError(field, FieldProblem.ControlCharacters));
            return typed;
        }

        var text = TypedText.Tidy(typed);
        if (text?.Length > limit) errors.Add(new FieldError(field, FieldProblem.TooLong, limit, text.Length));
        return text;
    }

    private static string? Kana(string? typed, ImmutableArray<FieldError>.Builder errors)
    {
        var before = errors.Count;
        var text = Text(typed, "kana", KanaLimit, errors);
        if (text is null || errors.Count > before) return text;
        var kana = KanaText.ToKatakana(text);
        if (!KanaText.IsKatakana(kana)) errors.Add(new FieldError("kana", FieldProblem.Malformed));
        return kana;
    }

    private static string? Phone(string? typed, ImmutableArray<FieldError>.Builder errors)
    {
        if (TypedText.Tidy(typed) is null) return null;
        if (TypedText.HasForbidden(typed!))
        {
            errors.Add(new FieldError("phone", FieldProblem.ControlCharacters));
            return typed;
        }

        var digits = TypedText.Compact(typed).Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
        if (digits.StartsWith("+81", StringComparison.Ordinal)) digits = "0" + digits[3..];
        if (!TypedText.IsAsciiDigits(digits) || digits[0] != '0') errors.Add(new FieldError("phone", FieldProblem.Malformed));
        else if (digits.Length is not (10 or 11)) errors.Add(new FieldError("phone", FieldProblem.WrongLength, 10, digits.Length));
        return digits;
    }

    private static string? Email(string? typed, ImmutableArray<FieldError>.Builder errors)
    {
        var before = errors.Count;
        var text = Text(typed, "email", EmailLimit, errors);
        if (text is null || errors.Count > before) return text;
        if (!MailAddressText.IsUsable(text)) errors.Add(new FieldError("email", FieldProblem.Malformed));
        return text;
    }

    private static string? Language(string? typed, ImmutableArray<FieldError>.Builder errors)
    {
        var text = TypedText.Tidy(typed);
        if (text is not null && (text.Length > 12 || !text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')))
            errors.Add(new FieldError("language", FieldProblem.Malformed));
        return text;
    }

    private static string? Note(string? typed, ImmutableArray<FieldError>.Builder errors)
    {
        if (typed is null || typed.Trim().Length == 0) return null;
        if (TypedText.HasForbidden(typed, lineBreaks: true)) errors.Add(new FieldError("note", FieldProblem.ControlCharacters));
        else if (typed.Length > NoteLimit) errors.Add(new FieldError("note", FieldProblem.TooLong, NoteLimit, typed.Length));
        return typed.Trim();
    }
}
