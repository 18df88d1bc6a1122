//! Messages as they wait, and those that were called off before their turn came.

use std::collections::{HashSet, VecDeque};

use lsp_server::{Message, Notification, RequestId};

/// Messages in the order in which they came.
#[derive(Debug, Default)]
pub struct Queue {
    waiting: VecDeque<Message>,
    cancelled: HashSet<RequestId>,
}

impl Queue {
    /// Takes a message in. What calls a request off needs no turn of its own.
    pub fn push(&mut self, message: Message) {
        match message {
            Message::Notification(Notification { method, params }) if method == "$/cancelRequest" => {
                let id = params.get("id").cloned();
                let id = id.and_then(|id| serde_json::from_value::<RequestId>(id).ok());
                // A request whose turn has passed has been answered.
                let waits = |id: &RequestId| {
                    self.waiting
                        .iter()
                        .any(|one| matches!(one, Message::Request(request) if request.id == *id))
                };
                self.cancelled.extend(id.filter(waits));
            }
            message => self.waiting.push_back(message),
        }
    }

    /// The next message, and whether it is a request that was called off.
    pub fn pop(&mut self) -> Option<(Message, bool)> {
        let message = self.waiting.pop_front()?;
        let off = matches!(&message, Message::Request(request) if self.cancelled.remove(&request.id));
        Some((message, off))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lsp_server::Request;

    #[test]
    fn a_request_can_be_called_off_while_it_waits() {
        let request = |id: i32| {
            Message::Request(Request { id: id.into(), method: "x".into(), params: serde_json::Value::Null })
        };
        let cancel = |id: i32| {
            let params = serde_json::json!({ "id": id });
            Message::Notification(Notification { method: "$/cancelRequest".into(), params })
        };
        let mut queue = Queue::default();
        for message in [cancel(1), request(1), request(2), request(3), cancel(2), cancel(9)] {
            queue.push(message);
        }
        let mut off = Vec::new();
        while let Some((_, cancelled)) = queue.pop() {
            off.push(cancelled);
        }
        assert_eq!(off, [false, true, false]);
        assert!(queue.waiting.is_empty() && queue.cancelled.is_empty());
    }
}
