using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Reservations;
using OrleansBooking.Grains.Storage;
using OrleansBooking.Grains.Tickets;

namespace OrleansBooking.Grains.Applicants;

/// <summary>Checks who is at the keyboard and issues the ticket (W2, W7). Holds nothing, so that calls may interleave.</summary>
/// <remarks>Unknown ID and wrong birthday take the same statements, count the same failures and get the same answer.</remarks>
[StatelessWorker, Reentrant]
public sealed class ApplicantDesk(
    SignInRegister register, ReservationStore reservations, LookUpHashes hashes, CitizenTicketSealer tickets, GuessAlarm alarm, TimeProvider time)
    : Grain, IApplicantDesk
{
    public async ValueTask<SignInOutcome> SignIn(SignIn request)
    {
        var (id, idError) = ReservationIdField.Read(request.IdOrNumber);
        var (birthday, birthdayError) = BirthdayField.Read(request.Birthday);
        if (id is null || birthday is null) return Invalid(idError, birthdayError);
        return await StorageBoundary.Cross(() => SignIn(id, birthday, request.Address));
    }

    public async ValueTask<SignInOutcome> Declare(Declaration request)
    {
        var (birthday, birthdayError) = BirthdayField.Read(request.Birthday);
        var (contact, errors) = ContactFields.Read(Contact.None with { Kana = request.Kana, Phone = request.Phone });
        // A ticket names nobody; the booking asks for the name.
        var missing = ContactFields.RequireForDeclared(contact with { Name = "" });
        if (birthday is null || !errors.IsEmpty || !missing.IsEmpty) return Invalid([birthdayError, .. errors, .. missing]);

        return await StorageBoundary.Cross(async () =>
        {
            if (await register.NeedsId(request.Procedure) is not { } needsId) return Invalid(new FieldError("procedure", FieldProblem.Unknown));
            if (needsId) return Refusal.IdRequired;
            if (await register.CountDeclared(request.Address) is { } until) return Refusal.TooManyAttempts(until);
            var applicant = hashes.Declared(KanaText.Full(contact.Kana!), birthday, contact.Phone!);
            return Accept(applicant, birthday, reservationId: null, declared: true, [request.Procedure], []);
        });
    }

    /// <remarks>A declared ticket was checked against no record: whoever knows kana, birthday and telephone of a neighbour could make one. It
    /// lists nothing; those without reservation ID sign in by number and birthday.</remarks>
    public async ValueTask<ImmutableArray<Reservation>> Own(string ticket) =>
        tickets.Open(ticket) is { Declared: false } own && !tickets.HasEnded(own)
            ? await StorageBoundary.Cross(() => reservations.LiveOf(own.Applicant))
            : [];

    private async Task<SignInOutcome> SignIn(string id, string birthday, string address)
    {
        // Twelve digits may be a number or an ID of the city's own; the register finds out, and knows no difference for what it does not know.
        var (number, _) = ReservationNumberField.Read(id);
        var typed = hashes.Applicant(id);
        var applicant = await register.Resolve(typed, number);
        var check = await register.Check(applicant, birthday, address);
        if (!check.Accepted) alarm.Failed();
        if (check.BlockedUntil is { } until) return Refusal.TooManyAttempts(until);
        if (!check.Accepted) return Refusal.UnknownApplicant;

        // By number: the ID stands sealed in the reservation, and a second booking carries it on.
        var reservationId = applicant.AsSpan().SequenceEqual(typed) ? id
            : (await reservations.Current(number!.Value, applicant))?.ReservationId;
        return Accept(applicant, birthday, reservationId, declared: false, check.Procedures, await reservations.LiveOf(applicant));
    }

    private SignInOutcome Accept(
        byte[] applicant, string birthday, string? reservationId, bool declared, ImmutableArray<string> procedures, ImmutableArray<Reservation> own)
    {
        var ends = time.GetUtcNow().Add(CitizenTicketSealer.Lifetime);
        var ticket = new CitizenTicket(applicant, hashes.Secret(applicant, birthday), reservationId, declared, procedures, ends);
        return new SignInOutcome(tickets.Seal(ticket), ends, procedures, own, null);
    }

    private static Refusal Invalid(params IEnumerable<FieldError?> errors) => Refusal.Invalid([.. errors.OfType<FieldError>()]);
}
