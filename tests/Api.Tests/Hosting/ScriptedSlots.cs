using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Api.Tests.Hosting;

/// <summary>Slots whose answers the test gives; remembers what they were asked.</summary>
public sealed class ScriptedSlots
{
    public const long Number = 123456789012;

    /// <summary>The answer to every command; the default stores it.</summary>
    public Func<SlotKey, object, Task<ReservationOutcome>> Answer { get; set; } = Store;

    /// <summary>What came in, oldest first.</summary>
    public List<(SlotKey Slot, object Command)> Asked { get; } = [];

    public BookSeat LastBooking => (BookSeat)Asked[^1].Command;

    /// <summary>Forgets the script and what was asked.</summary>
    public void Reset()
    {
        Answer = Store;
        lock (Asked) Asked.Clear();
    }

    public void Refuse(Refusal refusal) => Answer = (_, _) => Task.FromResult<ReservationOutcome>(refusal);

    public void Fail(Exception fault) => Answer = (_, _) => Task.FromException<ReservationOutcome>(fault);

    internal ISlotGrain At(string key) =>
        new One(this, SlotKey.TryParse(key, out var slot) ? slot.Value : throw new ArgumentException($"{key} is no slot key."));

    private static Task<ReservationOutcome> Store(SlotKey slot, object command) => Task.FromResult<ReservationOutcome>(command switch
    {
        BookSeat book => new Reservation(Number, slot, 30, book.Procedure, ReservationStatus.Booked, Channel.Telephone, 1),
        MoveSeat => new Reservation(Number, slot, 30, "card-pickup", ReservationStatus.Booked, Channel.Telephone, 2),
        _ => new Reservation(Number, slot, 30, "card-pickup", ReservationStatus.Cancelled, Channel.Telephone, 2),
    });

    private ValueTask<ReservationOutcome> Ask(SlotKey slot, object command)
    {
        lock (Asked) Asked.Add((slot, command));
        return new(Answer(slot, command));
    }

    private sealed class One(ScriptedSlots script, SlotKey slot) : ISlotGrain
    {
        public ValueTask<ReservationOutcome> Book(BookSeat command) => script.Ask(slot, command);
        public ValueTask<FamilyOutcome> BookFamily(BookFamily command) => throw new NotSupportedException();
        public ValueTask<ReservationOutcome> MoveIn(MoveSeat command) => script.Ask(slot, command);
        public ValueTask<ReservationOutcome> Cancel(CancelSeat command) => script.Ask(slot, command);
        public ValueTask<HoldOutcome> Hold(HoldSeat command) => throw new NotSupportedException();
        public ValueTask Release(ReleaseHold command) => throw new NotSupportedException();
    }
}
