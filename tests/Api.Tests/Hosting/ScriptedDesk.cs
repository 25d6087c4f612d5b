using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Api.Tests.Hosting;

/// <summary>A desk that knows one reservation.</summary>
public sealed class ScriptedDesk : IReservationDesk
{
    public static readonly SlotKey Slot = new("city-centre", new(2026, 12, 7), new(9, 30));

    public ReservationDetails? Known { get; set; } = Details();

    public ChangeContact? LastChange { get; private set; }

    public static ReservationDetails Details(int version = 1) => new(
        new Reservation(ScriptedSlots.Number, Slot, 30, "card-pickup", ReservationStatus.Booked, Channel.Web, version),
        new Contact("山田 花子", "ヤマダ ハナコ", "09012345678", "hanako@example.jp", null, null),
        "1234567890123456", DateTimeOffset.UnixEpoch,
        [new ReservationEvent(1, "booked", "applicant", Channel.Web, DateTimeOffset.UnixEpoch, Slot, null)],
        [new NoticeStatus(1, "booked", "sent", 1, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch)]);

    public ValueTask<ReservationDetails?> Find(long number, string ticket) => new(number == Known?.Reservation.Number ? Known : null);

    public ValueTask<ReservationOutcome> ChangeContact(ChangeContact command)
    {
        LastChange = command;
        return new(Known!.Reservation with { Version = Known.Reservation.Version + 1 });
    }
}
