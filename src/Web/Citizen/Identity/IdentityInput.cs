using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Web.Citizen.Identity;

/// <summary>What was typed to identify somebody, and what is wrong with it.</summary>
internal static class IdentityInput
{
    /// <summary>The field that takes an ID or a number.</summary>
    public const string IdOrNumber = "idOrNumber";

    public static (string Id, string Birthday, IReadOnlyList<FieldError> Errors) WithId(string? typedId, string? typedBirthday)
    {
        var (id, idError) = ReservationIdField.Read(typedId);
        var (birthday, birthdayError) = BirthdayField.Read(typedBirthday);
        return (id ?? "", birthday ?? "", [.. new[] { idError, birthdayError }.OfType<FieldError>()]);
    }

    /// <summary>The same for the field that also takes a number.</summary>
    public static (string Id, string Birthday, IReadOnlyList<FieldError> Errors) WithIdOrNumber(string? typed, string? typedBirthday)
    {
        var (id, birthday, errors) = WithId(typed, typedBirthday);
        return (id, birthday, [.. errors.Select(error => error.Field == ReservationIdField.Name ? error with { Field = IdOrNumber } : error)]);
    }
}
