using System.Collections.Immutable;
using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Contracts.Applicants;

/// <summary>Checks who is at the keyboard; a stateless worker, any integer key. Same answer and time for unknown ID and wrong birthday.</summary>
[Alias("IApplicantDesk")]
public interface IApplicantDesk : IGrainWithIntegerKey
{
    /// <summary>Signs in with a reservation ID or a reservation number, and the birthday (W2, W7).</summary>
    [Alias("SignIn"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<SignInOutcome> SignIn(SignIn request);

    /// <summary>A ticket for a procedure that needs no ID, bound to kana, birthday and telephone (W2, D4). Lists no reservations.</summary>
    [Alias("Declare"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<SignInOutcome> Declare(Declaration request);

    /// <summary>The ticket's own live reservations; a declared ticket lists none: sign in by number and birthday.</summary>
    [Alias("Own"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<ImmutableArray<Reservation>> Own(string ticket);
}
