using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Citizen.Engine;
using OrleansBooking.Web.Citizen.Journey;
using OrleansBooking.Web.Citizen.Pages;

namespace OrleansBooking.Web.Citizen.Identity;

/// <summary>A page that asks who the card's owner is.</summary>
public abstract class SignInPage(CitizenServices services) : JourneyPage(services)
{
    /// <summary>Takes over an accepted sign-in into the draft; adds the reason to the errors otherwise.</summary>
    /// <param name="person">Who it is, given the ticket.</param>
    /// <param name="typedId">The ID, to hint at a slip of the finger; null without one.</param>
    /// <returns>The answer if accepted, else null.</returns>
    protected SignInOutcome? Accept(Reply<SignInOutcome> reply, Func<SignInOutcome, Person> person, string? typedId = null)
    {
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(person);
        if (reply.Value is not { } outcome)
        {
            Add(null, "Identity.away", City.Phone);
            return null;
        }

        if (outcome.Refusal is { } refusal)
        {
            if (refusal.Kind == RefusalKind.UnknownApplicant && typedId is not null && Slip(typedId) is { } slip) Add(slip);
            else Add(refusal);
            return null;
        }

        Draft = Draft.SignedIn(person(outcome), outcome.Reservations);
        return outcome;
    }

    /// <summary>A slip of the finger that the digits alone tell; whether the ID exists is never said.</summary>
    private static FieldError? Slip(string id) =>
        ReservationIdField.IsMistyped(id) ? new FieldError(ReservationIdField.Name, FieldProblem.CheckDigit)
        : TypedText.IsAsciiDigits(id) && id.Length is ReservationIdField.IssuedLength - 1 or ReservationIdField.IssuedLength + 1
            ? new FieldError(ReservationIdField.Name, FieldProblem.WrongLength, ReservationIdField.IssuedLength, id.Length)
        : null;
}
