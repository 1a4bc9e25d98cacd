using Microsoft.EntityFrameworkCore;

namespace Storage.ColdStart.Ef;

internal sealed class ChatContext(string path) : DbContext
{
    public DbSet<ChatMessage> Messages => Set<ChatMessage>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite($"Data Source={path}");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var message = modelBuilder.Entity<ChatMessage>().ToTable("message");
        message.HasKey(row => row.Id);
        message.Property(row => row.Id).HasColumnName("id");
        message.Property(row => row.MessageId).HasColumnName("message_id");
        message.Property(row => row.ChatId).HasColumnName("chat_id");
        message.Property(row => row.UserId).HasColumnName("user_id");
        message.Property(row => row.Time).HasColumnName("time");
        message.Property(row => row.Content).HasColumnName("content");
    }
}
