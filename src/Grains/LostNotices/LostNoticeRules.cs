using System.Collections.Immutable;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.LostNotices;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Grains.LostNotices;

/// <summary>What a caller must say, and how often it may be wrong.</summary>
public static class LostNoticeRules
{
    /// <summary>Tries that do not fit, within one call.</summary>
    public const int MostInCall = 3;

    /// <summary>Tries that do not fit, by one operator within a day: no list of the city is worked through.</summary>
    public const int MostOfOperator = 20;

    private const int ReasonLimit = 200;

    /// <summary>The tidy facts and everything that is wrong with them.</summary>
    public static (Said? Said, ImmutableArray<FieldError> Errors) Read(MatchLostNotice command)
    {
        var (contact, errors) = ContactFields.Read(Contact.None with { Kana = command.Kana, Phone = command.Phone });
        var (birthday, birthdayError) = BirthdayField.Read(command.Birthday);
        var all = errors.ToBuilder();
        if (birthdayError is not null) all.Add(birthdayError);
        foreach (var (field, value) in new[] { ("kana", contact.Kana), ("phone", contact.Phone) })
            if (value is null) all.Add(new FieldError(field, FieldProblem.Required));
        if (string.IsNullOrWhiteSpace(command.Reason)) all.Add(new FieldError("reason", FieldProblem.Required));
        else if (command.Reason.Length > ReasonLimit) all.Add(new FieldError("reason", FieldProblem.TooLong, ReasonLimit, command.Reason.Length));
        else if (TypedText.HasForbidden(command.Reason)) all.Add(new FieldError("reason", FieldProblem.ControlCharacters));
        return all.Count > 0
            ? (null, all.ToImmutable())
            : (new Said(KanaText.Full(contact.Kana!), birthday!, contact.Phone!, command.Date, command.Reason!.Trim()), []);
    }

    /// <summary>What was said, written one way.</summary>
    public sealed record Said(string FullKana, string Birthday, string Phone, DateOnly? Date, string Reason)
    {
        /// <summary>Which facts were compared; stored instead of them.</summary>
        public IReadOnlyList<string> Facts => Date is null ? ["kana", "birthday", "phone"] : ["kana", "birthday", "phone", "date"];

        /// <summary>Shows nothing.</summary>
        public override string ToString() => nameof(Said);
    }
}
